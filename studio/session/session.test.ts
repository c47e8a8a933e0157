import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bareContent } from '../drafts/fixtures/content.ts';
import { readRecord } from '../drafts/records.ts';
import { ENDED } from './ended-sessions.ts';

const ann = { name: 'Ann', email: 'Ann@example.org' };
const now = new Date('2026-11-20T09:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

const provider = {
  OIDC_ISSUER: 'https://login.example.org',
  OIDC_CLIENT_ID: 'masthead',
  OIDC_CLIENT_SECRET: 'of the client',
  EDITORS: 'ann@example.org, group:newsroom',
};

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'sessions-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true });
});

/** The modules as a process of its own has them, with these variables. */
async function processWith(variables: Record<string, string>) {
  vi.unstubAllEnvs();
  vi.resetModules();
  const all = {
    DATA_DIR: dataDir,
    // In no repository.
    CONTENT_DIR: dataDir,
    SITE_URL: 'https://news.example.org',
    ...variables,
  };
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  return { ...(await import('./session.ts')), ...(await import('./seal.ts')) };
}

const asking = (cookie = '') =>
  new Request('https://news.example.org/admin', { headers: { cookie } });

/** What a browser sends back of a `Set-Cookie` header. */
const kept = (setCookie: string) => setCookie.split(';')[0] ?? '';

test('a session tells who works here, until its evening', async () => {
  const { beginSession, sessionOf } = await processWith(provider);
  const cookie = kept(await beginSession(asking(), ann, 'address', now));
  expect(await sessionOf(asking(cookie), later(11.99))).toMatchObject({
    ...ann,
    expires: '2026-11-20T21:00:00.000Z',
  });
  expect(await sessionOf(asking(cookie), later(12))).toBeNull();
});

test('its cookie is the host’s own, hidden from scripts, and sent over TLS alone', async () => {
  const { beginSession } = await processWith(provider);
  const cookie = await beginSession(asking(), ann, 'address', now);
  expect(cookie).toMatch(/^__Host-masthead-session=/);
  for (const word of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=43200']) {
    expect(cookie.split('; ')).toContain(word);
  }
  expect(cookie).not.toContain('Domain');
  expect(cookie).not.toContain('Ann');
});

test('without a cookie, and with a forged one, there is no session', async () => {
  const { beginSession, sessionOf } = await processWith(provider);
  const cookie = kept(await beginSession(asking(), ann, 'address', now));
  const forged = `${cookie.slice(0, -4)}${cookie.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
  const plain = `__Host-masthead-session=${JSON.stringify({ ...ann, expires: later(1) })}`;
  for (const none of [
    '',
    forged,
    plain,
    cookie.replace('__Host-', ''),
    `${cookie}; x=y`.slice(9),
  ]) {
    expect(await sessionOf(asking(none), now)).toBeNull();
  }
});

test('what was sealed for another use is no session', async () => {
  const { seal, sessionOf } = await processWith(provider);
  const sealed = { id: 'a', ...ann, expires: later(1).toISOString(), right: 'address' };
  const name = '__Host-masthead-session';
  expect(
    await sessionOf(asking(`${name}=${await seal('session', sealed)}`), now),
  ).toMatchObject(ann);
  expect(await sessionOf(asking(`${name}=${await seal('sign-in', sealed)}`), now)).toBeNull();
});

test('a session that was ended stays so in every process, though its cookie was copied', async () => {
  const one = await processWith(provider);
  const cookie = kept(await one.beginSession(asking(), ann, 'address', now));
  const other = kept(await one.beginSession(asking(), ann, 'address', now));
  expect(await one.endSession(asking(cookie), later(1))).toMatch(
    /^__Host-masthead-session=; Max-Age=0/,
  );
  const another = await processWith(provider);
  expect(await another.sessionOf(asking(cookie), later(1))).toBeNull();
  expect(await another.sessionOf(asking(other), later(1))).toMatchObject(ann);
});

test('what was ended is forgotten when it would have expired', async () => {
  const { beginSession, endSession } = await processWith(provider);
  const end = async (at: Date) =>
    endSession(asking(kept(await beginSession(asking(), ann, 'address', at))), at);
  await end(now);
  await end(later(1));
  expect(readdirSync(path.join(dataDir, 'sessions/ended'))).toHaveLength(2);
  await end(later(12.5));
  expect(readdirSync(path.join(dataDir, 'sessions/ended'))).toHaveLength(2);
});

test('a session that was ended stays so on every server on the repository', async () => {
  const repository = await bareContent();
  const server = (name: string) =>
    processWith({
      ...provider,
      CONTENT_DIR: '',
      CONTENT_REPO: repository.gitDir,
      DATA_DIR: path.join(dataDir, name),
      MASTHEAD_SECRET: 'a'.repeat(32),
    });
  const one = await server('one');
  const begin = async (at: Date) => kept(await one.beginSession(asking(), ann, 'address', at));
  const [cookie, other] = [await begin(now), await begin(now)];
  await one.endSession(asking(cookie), later(1));
  const another = await server('another');
  expect(await another.sessionOf(asking(cookie), later(1))).toBeNull();
  expect(await another.sessionOf(asking(other), later(1))).toMatchObject(ann);
  const ended = async () =>
    Object.entries((await readRecord(repository, ENDED, 'ended')) ?? {});
  expect(await ended()).toEqual([
    [expect.stringMatching(/^[0-9a-f]{64}$/), later(12).toISOString()],
  ]);
  await another.endSession(asking(await begin(later(12.5))), later(13));
  expect((await ended()).map(([, expires]) => expires)).toEqual([later(24.5).toISOString()]);
});

test.each([
  ['address', { ...provider, EDITORS: 'ben@example.org' }],
  ['group:newsroom', { ...provider, EDITORS: 'ann@example.org' }],
  ['one-time link', provider],
  ['address', { MASTHEAD_EDIT: '1' }],
] as const)('who came in by %s and has lost that right is out', async (right, without) => {
  const before = await processWith({ ...provider, MASTHEAD_EDIT: '1' });
  const cookie = kept(await before.beginSession(asking(), ann, right, now));
  expect(await before.sessionOf(asking(cookie), now)).toMatchObject(ann);
  const after = await processWith(without);
  expect(await after.sessionOf(asking(cookie), now)).toBeNull();
});

test('a session of another installation is none here', async () => {
  const there = await processWith({ ...provider, MASTHEAD_SECRET: 'a'.repeat(32) });
  const cookie = kept(await there.beginSession(asking(), ann, 'address', now));
  const here = await processWith({ ...provider, MASTHEAD_SECRET: 'b'.repeat(32) });
  expect(await here.sessionOf(asking(cookie), now)).toBeNull();
});

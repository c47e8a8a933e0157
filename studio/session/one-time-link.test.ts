import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { followOneTimeLink, makeOneTimeLink } from './one-time-link.ts';

const ann = { name: 'Ann', email: 'ann@example.org' };
const now = new Date('2026-11-20T09:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const dataDir = mkdtempSync(path.join(tmpdir(), 'links-'));
const folder = path.join(dataDir, 'sessions/links');

beforeAll(() => {
  vi.stubEnv('DATA_DIR', dataDir);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true });
});

const tokenIn = (link: string) =>
  new URL(link, 'http://localhost').searchParams.get('token') ?? '';

test('a link signs its person in once', async () => {
  const token = tokenIn(await makeOneTimeLink(ann, now));
  expect(await followOneTimeLink(token, later(1))).toEqual(ann);
  expect(await followOneTimeLink(token, later(1))).toBeNull();
});

test('of two who follow it at once, one is let in', async () => {
  for (let round = 0; round < 20; round++) {
    const token = tokenIn(await makeOneTimeLink(ann, now));
    const both = await Promise.all([
      followOneTimeLink(token, now),
      followOneTimeLink(token, now),
    ]);
    expect(both.filter(Boolean)).toEqual([ann]);
  }
});

test('it ends after a quarter of an hour', async () => {
  const token = tokenIn(await makeOneTimeLink(ann, now));
  expect(await followOneTimeLink(token, later(15))).toBeNull();
  expect(await followOneTimeLink(token, now)).toBeNull();
});

test('nothing but a hash of its token is kept, and that no longer than the link', async () => {
  const token = tokenIn(await makeOneTimeLink(ann, now));
  expect(token).toMatch(/^[\w-]{43}$/);
  const [name = ''] = readdirSync(folder);
  expect(name + readFileSync(path.join(folder, name), 'utf8')).not.toContain(token);
  await makeOneTimeLink(ann, later(20));
  expect(readdirSync(folder)).not.toContain(name);
});

test.each(['', 'guess', '../ended', '..%2f'])('the token "%s" leads nowhere', async (token) => {
  expect(await followOneTimeLink(token, now)).toBeNull();
});

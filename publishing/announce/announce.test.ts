import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addMadeRelease } from '../release/fixtures/made-release.ts';
import { releaseFolder } from '../release/store.ts';

const KEY = '0123456789abcdef';
const NEVER = new AbortController().signal;
const AT_ONCE = { retries: 3, minTimeout: 1 };

type Received = { path: string; type: string; body: string };

let folder: string;
let service: Server;
let received: Received[];
/** What the service answers, one after the other, and 200 from then on; 0 cuts the connection. */
let answers: number[];
/** Runs before a request is answered. */
let beforeAnswer: (request: IncomingMessage) => Promise<void>;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'announce-'));
  received = [];
  answers = [];
  beforeAnswer = async () => undefined;
  service = createServer(async (request, response) => {
    const type = request.headers['content-type'] ?? '';
    received.push({ path: request.url ?? '', type, body: await text(request) });
    await beforeAnswer(request);
    const status = answers.shift() ?? 200;
    if (status === 0) response.destroy();
    else response.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await once(service, 'listening');
  const { port } = service.address() as AddressInfo;
  vi.resetModules();
  vi.stubEnv('DATA_DIR', path.join(folder, 'data'));
  vi.stubEnv('SITE_URL', 'https://news.example.org');
  vi.stubEnv('INDEXNOW_KEY', KEY);
  vi.stubEnv('INDEXNOW_ENDPOINT', `http://127.0.0.1:${port}/indexnow`);
  vi.stubEnv('WEBSUB_HUB', `http://127.0.0.1:${port}/hub`);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  service.close();
  rmSync(folder, { recursive: true });
});

const FIRST = {
  'index.html': 'Home.',
  '404.html': 'Nowhere.',
  'search.html': 'Search.',
  'blog/a.html': 'A.',
  'blog/a.md': 'A.',
  'blog/hidden.html': 'Hidden.',
  'blog/hidden.md': 'Hidden.',
  'rss.xml': 'A.',
  'blog/author/ada/rss.xml': 'A.',
};

let day = 0;

/** @returns the folder of a release in a store of its own */
async function madeRelease(store: string, day: number, files: Record<string, string>) {
  const place = { folder: path.join(folder, store) };
  const instant = `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`;
  return releaseFolder(place, await addMadeRelease(place, instant, files));
}

/** Announces a release with these files, as a process that has just started. */
async function announce(files: Record<string, string>, signal = NEVER) {
  day = (day % 28) + 1;
  const release = await madeRelease(`store-${day}`, day, files);
  vi.resetModules();
  const module = await import('./announce.ts');
  const told = await module.announce(release, signal, AT_ONCE);
  return Object.fromEntries(told);
}

const sentTo = (address: string) => received.filter(({ path }) => path === address);
const urlsIn = ({ body }: Received): string[] => JSON.parse(body).urlList.sort();

test('nobody is told of anything unless the environment names a service', async () => {
  vi.stubEnv('INDEXNOW_KEY', '');
  vi.stubEnv('WEBSUB_HUB', '');
  expect(await announce(FIRST)).toEqual({});
  expect(await announce({ 'index.html': 'Another home.' })).toEqual({});
  expect(received).toEqual([]);
});

test('search engines learn of changed, new and deleted pages, as IndexNow asks for it', async () => {
  expect(await announce(FIRST)).toEqual({ IndexNow: 0, WebSub: 0 });
  expect(received).toEqual([]);
  const { 'blog/a.html': _, ...others } = FIRST;
  await announce({ ...others, 'index.html': 'B.', 'blog/b & c.html': 'B.', 'x.png': 'B.' });
  const [request, ...more] = sentTo('/indexnow');
  if (!request) throw new Error('Nothing was sent.');
  expect(more).toEqual([]);
  expect(request.type).toBe('application/json; charset=utf-8');
  expect(JSON.parse(request.body)).toMatchObject({
    host: 'news.example.org',
    key: KEY,
    keyLocation: `https://news.example.org/${KEY}.txt`,
  });
  expect(urlsIn(request)).toEqual([
    'https://news.example.org/',
    'https://news.example.org/blog/a',
    'https://news.example.org/blog/b%20%26%20c',
  ]);
});

test('a release has the key where search engines look for it, if they are told', async () => {
  const files = async () => (await import('./key-file.ts')).indexNowKeyFile();
  expect(await files()).toEqual([{ address: `/${KEY}.txt`, content: Buffer.from(KEY) }]);
  vi.resetModules();
  vi.stubEnv('INDEXNOW_KEY', '');
  expect(await files()).toEqual([]);
});

test('no machine learns of unlisted posts, or of pages that are not for search engines', async () => {
  await announce(FIRST);
  await announce({
    ...FIRST,
    'blog/hidden.html': 'Changed.',
    'search.html': 'Changed.',
    '404.html': 'Changed.',
  });
  const { 'blog/hidden.html': _, ...withdrawn } = FIRST;
  await announce(withdrawn);
  expect(received).toEqual([]);
});

test('a hub learns of changed feeds, and of none that is gone', async () => {
  await announce(FIRST);
  const { 'blog/author/ada/rss.xml': _, ...others } = FIRST;
  await announce({ ...others, 'rss.xml': 'B.', 'atom.xml': 'B.' });
  const [request, ...more] = sentTo('/hub');
  expect(more).toEqual([]);
  expect(request?.type).toBe('application/x-www-form-urlencoded');
  expect([...new URLSearchParams(request?.body)].sort()).toEqual([
    ['hub.mode', 'publish'],
    ['hub.url', 'https://news.example.org/atom.xml'],
    ['hub.url', 'https://news.example.org/rss.xml'],
  ]);
});

test('neither a restart nor going back tells of anything twice', async () => {
  const second = { ...FIRST, 'blog/a.html': 'B.', 'rss.xml': 'B.' };
  for (const files of [FIRST, second, second, FIRST, second]) await announce(files);
  expect(received).toHaveLength(2);
});

test.each([500, 503, 429, 0])('a service that answers %i is asked again', async (failure) => {
  await announce(FIRST);
  vi.stubEnv('WEBSUB_HUB', '');
  answers = [failure, failure];
  expect(await announce({ ...FIRST, 'index.html': 'B.' })).toEqual({ IndexNow: 1 });
  expect(received).toHaveLength(3);
});

test('what a service refuses is logged, not asked again, and told with the next release', async () => {
  await announce(FIRST);
  answers = [403];
  expect(await announce({ ...FIRST, 'index.html': 'B.' })).toEqual({ WebSub: 0 });
  expect(received).toHaveLength(1);
  expect(vi.mocked(console.error).mock.calls.join()).toMatch(/IndexNow: .*answered 403/);
  await announce({ ...FIRST, 'index.html': 'B.', 'blog/a.html': 'B.' });
  expect(urlsIn(received[1] as Received)).toEqual([
    'https://news.example.org/',
    'https://news.example.org/blog/a',
  ]);
});

test('who is killed while a service reads the request does not tell it again', async () => {
  await announce(FIRST);
  const record = path.join(folder, 'data/sites');
  let whileReading = '';
  beforeAnswer = async () => {
    const { releases } = await import('../release/site-releases.ts');
    whileReading = readFileSync(
      path.join(releases().folder, 'announced/indexnow.json'),
      'utf8',
    );
  };
  await announce({ ...FIRST, 'index.html': 'B.' });
  beforeAnswer = async () => undefined;
  const { releases } = await import('../release/site-releases.ts');
  expect(releases().folder).toContain(record);
  writeFileSync(path.join(releases().folder, 'announced/indexnow.json'), whileReading);
  await announce({ ...FIRST, 'index.html': 'B.' });
  expect(received).toHaveLength(1);
});

test('a newer release ends what is told of the one before, and takes it over', async () => {
  await announce(FIRST);
  answers = [503, 503, 503, 503, 503];
  const { startAnnouncer } = await import('./announcer.ts');
  const releaseOf = async (at: number, files: Record<string, string>) =>
    madeRelease(`newer-${at}`, at, files);
  const second = await releaseOf(2, { ...FIRST, 'index.html': 'B.' });
  const third = await releaseOf(3, { ...FIRST, 'index.html': 'B.', 'blog/a.html': 'B.' });
  const { announce: tell } = await import('./announce.ts');
  const endings: Promise<unknown>[] = [];
  const announcer = startAnnouncer((release, signal) => {
    const patience = release === second ? { retries: 3, minTimeout: 60_000 } : AT_ONCE;
    const ended = tell(release, signal, patience);
    endings.push(ended);
    return ended;
  });
  const isAsked = once(service, 'request');
  announcer.announce(second);
  announcer.announce(second);
  await isAsked;
  answers = [503];
  announcer.announce(third);
  await vi.waitFor(() => expect(endings).toHaveLength(2));
  await Promise.all(endings);
  await announcer.stop();
  expect(received.map(urlsIn)).toEqual([
    ['https://news.example.org/'],
    ['https://news.example.org/', 'https://news.example.org/blog/a'],
  ]);
});

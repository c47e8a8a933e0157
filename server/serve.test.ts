import { once } from 'node:events';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, type RequestOptions, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addEarlierRelease } from '#publishing/release/fixtures/earlier-release.ts';
import { addMadeRelease } from '#publishing/release/fixtures/made-release.ts';
import { ReleaseFiles } from '#publishing/release/release-files.ts';
import type { Serving } from '#publishing/release/serving.ts';
import { KEPT, pruneReleases, type ReleaseStore, switchTo } from '#publishing/release/store.ts';
import { serveReleases } from './serve.ts';

let store: ReleaseStore;
let server: Server;
let origin: string;
beforeEach(async () => {
  store = { folder: mkdtempSync(path.join(os.tmpdir(), 'masthead-serve-')) };
  server = serveReleases(store).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${portOf(server)}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** A release whose page and style both name it. */
function add(number: number, picture: string | Buffer = `release ${number}`): Promise<string> {
  const files = {
    'index.html': `<link href="/assets/style-${number}.css"> release ${number}`,
    [`assets/style-${number}.css`]: `/* release ${number} */`,
    'media/picture.png': picture,
    '404.html': 'There is nothing here.',
  };
  const serving: Partial<Serving> = {
    redirects: [{ from: '/old', to: '/' }],
    gone: ['/blog/expired%20one'],
    headers: [{ matches: { every: true }, headers: { 'x-content-type-options': 'nosniff' } }],
  };
  const instant = `2026-01-01T00:00:${String(number).padStart(2, '0')}.000Z`;
  return addMadeRelease(store, instant, files, serving);
}

const placeOf = async (name: string, file: string) =>
  (await ReleaseFiles.open(store, name)).placeOf(file);

async function read(address: string): Promise<string> {
  const response = await fetch(`${origin}${address}`, {
    headers: { 'accept-encoding': 'identity' },
  });
  expect(response.status, address).toBe(200);
  return response.text();
}

/** Makes newer releases, until the first one is too old to be kept. */
async function outdate(): Promise<void> {
  await switchTo(store, await add(0));
  for (let number = 1; number <= KEPT; number++) await switchTo(store, await add(number));
}

/** Asks as it is written: `fetch` would tidy the address before, and add conditions of its own. */
async function raw(
  port: number,
  target: string,
  { method = 'GET', headers = {} }: Pick<RequestOptions, 'method' | 'headers'> = {},
) {
  const sent = request({ host: '127.0.0.1', port, path: target, method, headers }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const body = await text(response);
  return { status: response.statusCode, headers: response.headers, body };
}

type Reader = { times: number };

/** Opens the page, and what it needs a moment later, as a browser does. */
async function readUntil(isOver: () => boolean, reader: Reader): Promise<void> {
  for (; !isOver(); reader.times++) {
    const page = await read('/');
    const [, style = '', number = ''] = /href="(.+)"> release (\d+)$/.exec(page) ?? [];
    await pause(reader.times % 5);
    expect(await read(style)).toBe(`/* release ${number} */`);
  }
}

/** Waits until each of them has read once more. */
async function everyoneReads(readers: Reader[]): Promise<void> {
  const before = readers.map(({ times }) => times);
  const hasRead = ({ times }: Reader, at: number) => times > (before[at] ?? 0);
  await vi.waitUntil(() => readers.every(hasRead), { timeout: 30_000, interval: 1 });
}

test('across twenty switches every page is answered, and gets the style of its own release', {
  timeout: 90_000,
}, async () => {
  await switchTo(store, await add(0));
  let over = false;
  const readers = Array.from({ length: 8 }, () => ({ times: 0 }));
  const reading = Promise.all(readers.map((reader) => readUntil(() => over, reader)));
  let before = await add(1);
  let switches = 0;
  for (let number = 2; switches < 20; number++) {
    const newer = await add(number);
    // Forward, and back again: what was published is withdrawn.
    for (const name of [newer, before]) {
      // Who is answered wrongly ends it.
      await Promise.race([everyoneReads(readers), reading]);
      await switchTo(store, name);
      await pruneReleases(store);
      switches++;
    }
    before = newer;
  }
  await Promise.race([everyoneReads(readers), reading]);
  over = true;
  await reading;
  for (const { times } of readers) expect(times).toBeGreaterThan(switches);
});

test('a page that stayed open after its release was taken back still gets its style', async () => {
  const older = await add(1);
  await switchTo(store, older);
  await switchTo(store, await add(2));
  await switchTo(store, older);
  expect(await read('/')).toContain('release 1');
  expect(await read('/assets/style-2.css')).toContain('release 2');
  // Pictures may be those of a withdrawn post: the current release alone says which there are.
  expect(await read('/media/picture.png')).toBe('release 1');
});

test('who kept a page that was taken back, and knows it by its date, gets the one that is there', async () => {
  const names = [await add(1), await add(2)];
  for (const [at, name] of names.entries()) {
    const day = new Date(`2026-01-0${at + 1}T00:00:00.700Z`);
    utimesSync(await placeOf(name, 'index.html'), day, day);
  }
  await switchTo(store, names[1] ?? '');
  const ask = (headers: Record<string, string>) => raw(portOf(server), '/', { headers });
  const date = async () => (await ask({})).headers['last-modified'] ?? '';
  await switchTo(store, names[1] ?? '');
  const withdrawn = await date();
  await switchTo(store, names[0] ?? '');
  const is = await date();

  const known = await ask({ 'if-modified-since': withdrawn });
  expect(known.status).toBe(200);
  expect(known.body).toContain('release 1');
  expect((await ask({ 'if-modified-since': is })).status).toBe(304);

  const part = { range: 'bytes=0-3' };
  expect((await ask({ ...part, 'if-range': withdrawn })).status).toBe(200);
  expect((await ask({ ...part, 'if-range': is })).status).toBe(206);
});

test('a style that has gone with the last release that had it is not there any more', async () => {
  await outdate();
  // The server has seen what is kept before it is removed.
  await read('/');
  await pruneReleases(store);
  const identity = { 'accept-encoding': 'identity' };
  for (const headers of [identity, { ...identity, 'if-none-match': '"another"' }]) {
    const gone = await raw(portOf(server), '/assets/style-0.css', { headers });
    expect(gone.status).toBe(404);
    expect(gone.body).toBe('There is nothing here.');
  }
  expect(await read('/assets/style-1.css')).toContain('release 1');
});

test('a release of an earlier version of Masthead is served at once, and its style after the next one', async () => {
  const files = { 'index.html': 'as it was', 'assets/style-old.css': 'old', '404.html': '' };
  const earlier = await addEarlierRelease(store, '2025-01-01T00:00:00.000Z', files);
  await switchTo(store, earlier);
  expect(await read('/')).toBe('as it was');
  const { headers } = await raw(portOf(server), '/', { headers: { 'accept-encoding': 'br' } });
  expect(headers['content-encoding']).toBe('br');
  await switchTo(store, await add(1));
  expect(await read('/')).toContain('release 1');
  expect(await read('/assets/style-old.css')).toBe('old');
  await switchTo(store, earlier);
  expect(await read('/')).toBe('as it was');
});

test('where the manifest of the current release cannot be read, readers keep the one before', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await switchTo(store, await add(1));
  await read('/');
  const next = await add(2);
  writeFileSync(path.join(store.folder, 'releases', next, 'manifest.json'), '{"files":{"ind');
  await switchTo(store, next);
  expect(await read('/')).toContain('release 1');
  expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(next));
  // Who has just started shows nothing rather than what may have been withdrawn.
  const started = serveReleases(store).listen(0, '127.0.0.1');
  await once(started, 'listening');
  expect((await raw(portOf(started), '/')).status).toBe(503);
  started.close();
});

test('of two pages of one size, written in one second, a reader gets the one that is there', async () => {
  const names = [await add(1), await add(2)];
  for (const name of names) {
    utimesSync(await placeOf(name, 'index.html'), new Date(0), new Date(0));
  }
  await switchTo(store, names[0] ?? '');
  const { etag = '' } = (await raw(portOf(server), '/')).headers;
  await switchTo(store, names[1] ?? '');
  const headers = { 'if-none-match': etag };
  expect(await raw(portOf(server), '/', { headers })).toMatchObject({ status: 200 });
  await switchTo(store, names[0] ?? '');
  expect(await raw(portOf(server), '/', { headers })).toMatchObject({ status: 304 });
});

test('before the first release there is an answer that says so', async () => {
  const response = await fetch(origin);
  expect(response.status).toBe(503);
});

/**
 * Sends bytes that need not be a request.
 * @param later sent when the answer has begun
 * @returns all that comes back until the server ends the connection
 */
async function send(bytes: string, later = ''): Promise<string> {
  const socket = connect(portOf(server), '127.0.0.1');
  socket.write(bytes);
  socket.once('readable', () => socket.write(later));
  return text(socket);
}

test('every answer has the headers of the site, one without a page as well', async () => {
  const expectHeaders = async (status: string, target: string, host = 'Host: a\r\n') => {
    const told = await send(`GET ${target} HTTP/1.1\r\n${host}Connection: close\r\n\r\n`);
    expect(told.split('\r\n', 1)[0], target).toBe(`HTTP/1.1 ${status}`);
    expect(told, target).toContain('x-content-type-options: nosniff\r\n');
  };
  for (const target of ['/', '/healthz']) {
    await expectHeaders('503 Service Unavailable', target);
  }
  const name = await add(1);
  await switchTo(store, name);
  await expectHeaders('200 OK', '/healthz');
  await expectHeaders('404 Not Found', '/%ff%fe');
  for (const target of ['/%', '/blog/%zz', '/../a', '/ a']) {
    await expectHeaders('400 Bad Request', target);
  }
  await expectHeaders('400 Bad Request', '/', '');
  await expectHeaders('431 Request Header Fields Too Large', `/${'a'.repeat(20_000)}`);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  rmSync(await placeOf(name, 'index.html'));
  await expectHeaders('500 Internal Server Error', '/');
});

test('what cannot be read is answered in no answer that has begun', async () => {
  await switchTo(store, await add(1, Buffer.alloc(20_000_000)));
  const answer = await send(
    'GET /media/picture.png HTTP/1.1\r\nHost: a\r\n\r\n',
    'no request\r\n\r\n',
  );
  expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
});

test('every address says which methods it knows, and refuses others with the same list', async () => {
  await switchTo(store, await add(1));
  const port = portOf(server);
  for (const [method, status] of [
    ['OPTIONS', 204],
    ['POST', 405],
    ['DELETE', 405],
  ] as const) {
    const { headers, ...answer } = await raw(port, '/', { method });
    expect(answer.status).toBe(status);
    expect(headers.allow).toBe('GET, HEAD, OPTIONS');
    expect(headers).toHaveProperty('x-content-type-options', 'nosniff');
  }
});

test('headers of Next’s own client change no answer', async () => {
  await switchTo(store, await add(1));
  const headers = { 'x-middleware-prefetch': '1', rsc: '1', 'next-router-prefetch': '1' };
  for (const target of ['/', '/old', '/nowhere']) {
    const { date: _, ...one } = (await raw(portOf(server), target)).headers;
    const { date: __, ...other } = (await raw(portOf(server), target, { headers })).headers;
    expect(other, target).toEqual(one);
  }
});

test('no address leads to another site', async () => {
  await switchTo(store, await add(1));
  for (const target of [
    '//evil.example',
    '//evil.example/',
    '//evil.example/old/',
    '///evil.example.',
    '/\\evil.example/',
    '/%5Cevil.example/',
    '/%2F%2Fevil.example/',
    '/%2Fevil.example%2F',
    '/https:%2F%2Fevil.example/',
  ]) {
    const { status, headers } = await raw(portOf(server), target);
    expect(status, target).toBe(404);
    expect(headers, target).not.toHaveProperty('location');
  }
  // Two slashes lead to the one address that is meant, by its own name.
  expect((await raw(portOf(server), '//old')).headers.location).toBe('/');
});

test('a redirect keeps its whole query', async () => {
  await switchTo(store, await add(1));
  const { status, headers } = await raw(portOf(server), '/old?to=/a?b=c&d');
  expect(status).toBe(301);
  expect(headers.location).toBe('/?to=/a?b=c&d');
});

test('a request that names its server is answered as any other, by the host that it names', async () => {
  await switchTo(store, await add(1));
  const port = portOf(server);
  const own = 'https://news.example.org';
  expect((await raw(port, `${own}/`)).body).toContain('release 1');
  expect((await raw(port, `${own}/old?a`)).headers.location).toBe(`${own}/?a`);
  const other = await raw(port, 'http://127.0.0.1/old', {
    headers: { host: 'news.example.org' },
  });
  expect(other.headers.location).toBe('/');
  expect((await raw(port, `${own}/nowhere`)).status).toBe(404);
  const told = await send(`GET ${own}/ HTTP/1.1\r\nConnection: close\r\n\r\n`);
  expect(told).toMatch(/^HTTP\/1\.1 400 /);
});

test('what is not there is not there, whatever it is to be the same as', async () => {
  await switchTo(store, await add(1));
  for (const headers of [
    { 'if-match': '"another"' },
    { 'if-match': '*' },
    { 'if-unmodified-since': 'Mon, 01 Jan 2001 00:00:00 GMT' },
    { range: 'bytes=0-3' },
  ]) {
    const { status, body } = await raw(portOf(server), '/nowhere', { headers });
    expect(status, JSON.stringify(headers)).toBe(404);
    expect(body).toBe('There is nothing here.');
  }
  const there = await raw(portOf(server), '/', { headers: { 'if-match': '"another"' } });
  expect(there.status).toBe(412);
});

test('a studio is asked for styles and scripts alone, and for nothing that leads out of their folder', async () => {
  await switchTo(store, await add(1));
  const asked: string[] = [];
  const studio = serveReleases(store, {
    owns: (address) => address.startsWith('/preview/'),
    answer: async ({ url = '' }, response) => {
      asked.push(url);
      response.writeHead(404).end();
    },
  }).listen(0, '127.0.0.1');
  await once(studio, 'listening');
  const port = portOf(studio);
  for (const target of [
    '/_next/static/../image?url=%2Flogo.png&w=640&q=75',
    '/_next/static/%2e%2e/image?url=%2Flogo.png&w=640&q=75',
    '/preview/../_next/image?url=%2Flogo.png&w=640&q=75',
  ]) {
    const { status, headers } = await raw(port, target);
    expect(status, target).toBe(400);
    expect(headers, target).toHaveProperty('x-content-type-options', 'nosniff');
  }
  expect((await raw(port, '/_next/image?url=%2Flogo.png')).status).toBe(404);
  expect((await raw(port, '/_next/static/a.js', { method: 'POST' })).status).toBe(405);
  expect(asked).toEqual([]);
  for (const target of ['/_next/static/newer.js', '/assets/newer.js']) {
    const { headers } = await raw(port, target);
    expect(headers, target).toHaveProperty('x-content-type-options', 'nosniff');
  }
  expect(asked).toEqual(['/_next/static/newer.js', '/assets/newer.js']);
  studio.close();
  studio.closeAllConnections();
});

test('what has expired answers 410 with the page for addresses that lead nowhere', async () => {
  await switchTo(store, await add(1));
  const ask = (address: string) =>
    fetch(`${origin}${address}`, { headers: { 'accept-encoding': 'identity' } });
  const gone = await ask('/blog/expired%20one');
  expect([gone.status, await gone.text()]).toEqual([410, 'There is nothing here.']);
  expect((await ask('/blog/expired%20one/')).status).toBe(410);
  expect((await ask('/blog/never-there')).status).toBe(404);
});

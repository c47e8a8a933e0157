import fs, { truncateSync } from 'node:fs';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest';
import { type ServedRelease, serveRelease } from './fixtures/served-release.ts';

/** Too large to be held in memory, and for the buffers of a connection. */
const LARGE = 20_000_000;

let site: ServedRelease;
let log: MockInstance<typeof console.error>;
beforeEach(async () => {
  log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  site = await serveRelease({
    'index.html': 'The home page.',
    'media/large.png': Buffer.alloc(LARGE, 'x'),
    'media/small.png': 'x'.repeat(1000),
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  site.stop();
});

/** From now on the disk refuses every read behind so many bytes of a file. */
function failReads(code: string, behind: number): void {
  const read = fs.read as (...words: unknown[]) => void;
  vi.spyOn(fs, 'read').mockImplementation(((...words: unknown[]) => {
    const [, , , , position] = words;
    const done = words.at(-1) as (error: Error) => void;
    if (Number(position) < behind) return read(...words);
    setImmediate(done, Object.assign(new Error(`${code}: read`), { code }));
  }) as typeof fs.read);
}

function expectLogged(route: string, error: RegExp): void {
  expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(route));
  expect(log.mock.lastCall?.[0]).toMatch(error);
}

async function expectAlive(): Promise<void> {
  expect((await site.ask('/')).body).toBe('The home page.');
}

for (const code of ['EIO', 'ESTALE']) {
  test(`${code} in the middle of a file cuts that answer, is logged, and ends nothing else`, async () => {
    failReads(code, 5_000_000);
    await expect(site.ask('/media/large.png')).rejects.toThrow('aborted');
    expectLogged('GET /media/large.png:', new RegExp(`${code}: `));
    await expectAlive();
  });

  test(`${code} at the first byte of a file is answered with 500`, async () => {
    failReads(code, 0);
    const { status, headers } = await site.ask('/media/large.png');
    expect(status).toBe(500);
    expect(headers).not.toHaveProperty('etag');
    expectLogged('GET /media/large.png:', new RegExp(`${code}: `));
    await expectAlive();
  });

  test(`${code} where a file is looked at is answered with 500, and nobody keeps that`, async () => {
    const error = Object.assign(new Error(`${code}: stat`), new RegExp(`${code}: `));
    vi.spyOn(fs, 'stat').mockImplementation(((_: string, done: (error: Error) => void) =>
      setImmediate(done, error)) as unknown as typeof fs.stat);
    // With a condition the file is not read into memory.
    const { status, headers } = await site.ask('/media/small.png', {
      headers: { 'if-none-match': '"another"' },
    });
    expect(status).toBe(500);
    expect(headers).toHaveProperty('x-content-type-options', 'nosniff');
    expect(headers).not.toHaveProperty('etag');
    expectLogged('GET /media/small.png:', new RegExp(`${code}: `));
    await expectAlive();
  });
}

test('a file that is truncated while it is sent cuts that answer, and is named in the log', async () => {
  const file = site.placeOf('media/large.png');
  const socket = connect(site.port, '127.0.0.1');
  socket.write('GET /media/large.png HTTP/1.1\r\nHost: a\r\n\r\n');
  let received = 0;
  await new Promise<void>((resolve) => {
    // The reader takes nothing more until the file has been cut.
    socket.once('data', (bytes) => {
      socket.pause();
      received += bytes.length;
      truncateSync(file, 6_000_000);
      socket.on('data', (more) => {
        received += more.length;
      });
      socket.once('close', () => resolve()).once('error', () => undefined);
      socket.resume();
    });
  });
  expect(received).toBeLessThan(LARGE);
  expectLogged('GET /media/large.png:', /[\da-f]{64} ends after \d+ of 20000000/);
  await expectAlive();
});

test('a file of the release that is gone is a fault of ours', async () => {
  fs.rmSync(site.placeOf('media/small.png'));
  for (const headers of [{}, { 'if-none-match': '"another"' }, { range: 'bytes=0-3' }]) {
    expect((await site.ask('/media/small.png', { headers })).status).toBe(500);
  }
  await expectAlive();
});

test('what cannot be read as a request is not answered in the middle of another answer', async () => {
  const get = (target: string) => `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`;
  const told = await site.send(get('/media/large.png'), `${get('/')}no request\r\n\r\n`);
  expect(told.match(/HTTP\/1\.1 /g)).toHaveLength(1);
});

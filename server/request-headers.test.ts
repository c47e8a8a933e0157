import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ServedRelease, serveRelease } from './fixtures/served-release.ts';
import { passOnTo } from './pass-on.ts';
import { announcedLength } from './request-headers.ts';

let studio: ServedRelease;
let site: ServedRelease;
/** What the studio was sent of bodies, in bytes. */
let read: number[];
beforeEach(async () => {
  read = [];
  studio = await serveRelease(
    {},
    {},
    {
      owns: () => true,
      async answer(request, response) {
        read.push((await buffer(request)).length);
        response.end();
      },
    },
  );
  const target = `http://127.0.0.1:${studio.port}`;
  site = await serveRelease(
    { 'index.html': 'Home.' },
    {},
    passOnTo(target, async () => false),
  );
});
afterEach(() => {
  site.stop();
  studio.stop();
});

const lines = (count: number) => 'a:b\r\n'.repeat(count);
const LONG = 'x'.repeat(1_000_001);

const post = (target: string, before: number) =>
  site.send(
    `POST ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${lines(before)}` +
      `Content-Length: ${LONG.length}\r\n\r\n${LONG}`,
  );

test.each([0, 190, 2_100, 3_000])(
  'no body that is too large gets past the limit behind %i header lines',
  async (before) => {
    const refused = before > 200 ? '431' : '413';
    expect(await post('/preview/a.b.c/comments', before)).toMatch(`HTTP/1.1 ${refused} `);
    await post('/admin/api/cms', before);
    // The guard of the studio is asked, without the body.
    expect(read).toEqual(before > 200 ? [] : [0]);
  },
);

test('more than 200 header lines are refused, with the headers of the site', async () => {
  const get = (count: number) =>
    site.send(`GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${lines(count - 2)}\r\n`);
  expect(await get(200)).toMatch(/^HTTP\/1\.1 200 /);
  const refused = await get(201);
  expect(refused).toMatch(/^HTTP\/1\.1 431 /);
  expect(refused).toContain('x-content-type-options: nosniff\r\n');
  expect(refused).toContain('connection: close\r\n');
});

test.each([
  [['Host', 'a'], 0],
  [['Content-Length', '5'], 5],
  [['content-length', '5', 'CONTENT-LENGTH', '7'], 7],
  [['Content-Length', 'many'], Number.POSITIVE_INFINITY],
  [['Content-Length', '5', 'Transfer-Encoding', 'chunked'], Number.POSITIVE_INFINITY],
])('%j announce a body of %d bytes', (rawHeaders, length) => {
  expect(announcedLength({ rawHeaders })).toBe(length);
});

import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { passOnTo } from './pass-on.ts';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  server.unref();
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What one gets of a page that the studio's server gives, compressed where that is allowed. */
async function passedOn(page: string, headers: Record<string, string>) {
  const studio = await serve(({ headers }, response) => {
    const zipped = headers['accept-encoding']?.includes('gzip');
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(zipped && { 'content-encoding': 'gzip' }),
    });
    response.end(zipped ? gzipSync(page) : page);
  });
  const { answer } = passOnTo(studio);
  const front = await serve(answer);
  return (await fetch(`${front}/preview/a.b.c`, { headers })).text();
}

const PAGE = '<!DOCTYPE html><p>Text<!-- -->.</p><script src="/_next/static/a.js"></script>';

test.each([
  ['a browser', { accept: 'text/html', 'accept-encoding': 'gzip, br' }],
  ['a program', { accept: '*/*', 'accept-encoding': 'gzip' }],
  ['a program that takes nothing compressed', { accept: '*/*', 'accept-encoding': 'identity' }],
])('%s gets a page without the framework', async (_, headers) => {
  expect(await passedOn(PAGE, headers)).toBe('<!DOCTYPE html><p>Text.</p>');
});

test('while the studio is starting, that is said', async () => {
  const { answer } = passOnTo('http://127.0.0.1:9');
  const response = await fetch(await serve(answer));
  expect(response.status).toBe(502);
  expect(await response.text()).toContain('Try again');
});

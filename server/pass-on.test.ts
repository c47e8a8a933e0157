import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { previewHeaders } from '#site/preview-headers.ts';
import { passOnTo } from './pass-on.ts';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  server.unref();
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const noSession = async () => false;

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
  const { answer } = passOnTo(studio, noSession);
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

test('for somebody who has gone nothing is asked, and nothing stays open', async () => {
  let connections = 0;
  const studio = createServer().on('connection', () => {
    connections += 1;
  });
  studio.listen(0, '127.0.0.1').unref();
  await once(studio, 'listening');
  const { port } = studio.address() as AddressInfo;
  const { answer } = passOnTo(`http://127.0.0.1:${port}`, noSession);
  await new Promise<void>((resolve, reject) => {
    const late = async (request: IncomingMessage, response: ServerResponse) => {
      asking.destroy();
      await once(response, 'close');
      await answer(request, response).then(resolve, reject);
    };
    const asking = new Socket();
    serve(late).then((front) => {
      asking.connect(Number(new URL(front).port), '127.0.0.1');
      asking.write('GET /preview/a.b.c HTTP/1.1\r\nHost: example.org\r\n\r\n');
    }, reject);
  });
  expect(connections).toBe(0);
});

test('a connection that the studio ends after an answer costs nobody the next one', async () => {
  const used = new WeakSet<Socket>();
  const studio = await serve(({ socket }, response) => {
    if (used.has(socket)) socket.destroy();
    else response.end('An answer.');
    used.add(socket);
  });
  const front = await serve(passOnTo(studio, noSession).answer);
  for (const method of ['GET', 'POST', 'GET']) {
    expect((await fetch(`${front}/admin/api/cms`, { method })).status).toBe(200);
  }
});

test('while the studio is starting, that is said, and no key gets into the log', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { answer } = passOnTo('http://127.0.0.1:9', noSession);
  const response = await fetch(`${await serve(answer)}/preview/a.b.c/blog?token=d`);
  expect(response.status).toBe(502);
  expect(await response.text()).toContain('Try again');
  expect(log).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(/^GET \/preview\/…: .*ECONNREFUSED/),
  );
  expect(String(log.mock.lastCall)).not.toContain('a.b.c');
  log.mockRestore();
});

test('what is said below /preview without the studio is kept, found and told by nobody either', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const front = await serve(passOnTo('http://127.0.0.1:9', noSession).answer);
  const headersOf = async (address: string, body: string | null = null) => {
    const { headers } = await fetch(front + address, { method: 'POST', body });
    return Object.fromEntries(headers);
  };
  const long = 'x'.repeat(1_000_001);
  expect(await headersOf('/preview/a.b.c/comments', long)).toMatchObject(previewHeaders);
  expect(await headersOf('/preview/a.b.c')).toMatchObject(previewHeaders);
  expect(await headersOf('/api/publish')).not.toHaveProperty('x-robots-tag');
  log.mockRestore();
});

test('what is far too long for a comment does not come as far as the studio', async () => {
  let asked = 0;
  const studio = await serve((_, response) => {
    asked += 1;
    response.end();
  });
  const front = await serve(passOnTo(studio, noSession).answer);
  const send = (address: string, body: BodyInit) =>
    fetch(front + address, { method: 'POST', body, duplex: 'half' } as RequestInit);
  const long = 'x'.repeat(1_000_001);
  expect((await send('/preview/a.b.c/comments', long)).status).toBe(413);
  expect((await send('/preview/a.b.c/comments', new Blob(['x']).stream())).status).toBe(413);
  expect(asked).toBe(0);
  expect((await send('/preview/a.b.c/comments', 'x')).status).toBe(200);
});

test('of what is far too long, the studio reads nothing but what comes with a session', async () => {
  const studio = await serve(async (request, response) => {
    response.end(`${(await buffer(request)).length}`);
  });
  const hasSession = async ({ headers }: IncomingMessage) => headers.cookie === 'a session';
  const front = await serve(passOnTo(studio, hasSession).answer);
  const read = async (body: BodyInit, headers: Record<string, string> = {}) => {
    const sent = { method: 'POST', body, headers, duplex: 'half' } as RequestInit;
    return Number(await (await fetch(`${front}/admin/api/cms`, sent)).text());
  };
  const long = 'x'.repeat(1_000_001);
  const ofUnknownLength = () => new Blob(['x']).stream();
  expect(await read(long)).toBe(0);
  expect(await read(ofUnknownLength())).toBe(0);
  expect(await read(long, { cookie: 'another' })).toBe(0);
  expect(await read(long, { cookie: 'a session' })).toBe(1_000_001);
  expect(await read(ofUnknownLength(), { cookie: 'a session' })).toBe(1);
  expect(await read('x')).toBe(1);
});

test('what only Next’s own client says does not come as far as the studio', async () => {
  const studio = await serve(({ headers }, response) => {
    response.end(JSON.stringify(Object.keys(headers)));
  });
  const front = await serve(passOnTo(studio, noSession).answer);
  const told = {
    'x-middleware-prefetch': '1',
    'x-middleware-subrequest': 'proxy',
    'x-nextjs-data': '1',
    'x-matched-path': '/admin/sign-in',
    'x-invoke-path': '/admin',
    'x-now-route-matches': '1=a',
    'x-prerender-revalidate': 'key',
    'next-router-prefetch': '1',
    'next-router-state-tree': '[]',
    'next-url': '/admin',
    'next-action': 'a',
    rsc: '1',
    purpose: 'prefetch',
  };
  for (const address of ['/admin', '/preview/a.b.c', '/api/publish', '/assets/a.js']) {
    const answer = await fetch(front + address, { headers: { ...told, 'x-request-id': '1' } });
    const names = await answer.json();
    expect(names, address).toContain('x-request-id');
    expect(
      names.filter((name: string) => name in told),
      address,
    ).toEqual([]);
  }
});

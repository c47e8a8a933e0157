import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request as ask, type IncomingMessage } from 'node:http';
import { expect, test } from '@playwright/test';
import { type Site, startSite } from '../command.ts';
import { raw } from './raw-request.ts';
import { contentRepository } from './repository.ts';
import { signIn } from './signed-in.ts';

/** One site for all: it is built before it is served. */
test.describe.configure({ mode: 'default' });

const picture = readFileSync('e2e/content/media/gradient.jpg');

let repository: ReturnType<typeof contentRepository>;
let site: Site;
let cookie: string;

test.beforeAll(async () => {
  test.setTimeout(420_000);
  repository = contentRepository({
    'posts/one.md':
      '---\ntemplateKey: blog-post\ntitle: One\ndate: 2025-03-01T09:00:00.000Z\n---\n\nText.\n',
    'media/open.jpg': picture,
  });
  site = await startSite(repository.variables, 'edit');
  cookie = await signIn(site);
});
test.afterAll(async () => {
  await site?.stop();
  repository?.remove();
});

/** Puts a picture of so many bytes into the library, as the CMS does. */
function upload(bytes: number): Promise<Response> {
  // What stands behind the end of a JPEG is nobody's picture, and part of the file.
  const content = Buffer.concat([picture, Buffer.alloc(bytes - picture.length)]);
  return fetch(`${site.origin}/admin/api/cms`, {
    method: 'POST',
    headers: {
      cookie,
      origin: site.origin,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      action: 'persistMedia',
      params: {
        branch: 'main',
        asset: {
          path: 'media/large.jpg',
          content: content.toString('base64'),
          encoding: 'base64',
        },
        options: { commitMessage: 'Upload' },
      },
    }),
  });
}

test('a picture of 9 MB is taken, and what is too large is refused in words', async () => {
  const taken = await upload(9_000_000);
  expect(taken.status, await taken.text()).toBe(200);
  expect(repository.git('cat-file', '-s', 'main:media/large.jpg')).toBe('9000000');
  const refused = await upload(48_000_000);
  expect(refused.status).toBe(413);
  expect((await refused.json()).error).toContain('Make your pictures smaller');
});

test('what is large is not waited for where nobody has signed in', async () => {
  const { hostname, port } = new URL(site.origin);
  for (const [address, status] of [
    ['/admin/api/cms', 401],
    ['/admin/api/no-such-address', 401],
    ['/admin/links', 303],
    ['/admin/sign-in', 200],
  ] as const) {
    // Of what is announced here, nothing ever comes.
    const headers = { 'sec-fetch-site': 'same-origin', 'content-length': 58_000_000 };
    const sent = ask({ hostname, port, path: address, method: 'POST', headers });
    sent.flushHeaders();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    expect(response.statusCode, address).toBe(status);
    sent.on('error', () => undefined).destroy();
  }
});

test('Next makes no picture for anybody, by no way to write its address', async () => {
  const query = 'url=%2Flogo.png&w=640&q=75';
  for (const way of ['static/../image', 'static/%2e%2e/image', 'static/..%2fimage']) {
    expect((await raw(`${site.origin}/_next/${way}?${query}`)).statusCode, way).toBe(400);
  }
  expect((await raw(`${site.origin}/preview/../_next/image?${query}`)).statusCode).toBe(400);
  expect((await raw(`${site.origin}/_next/image?${query}`)).statusCode).toBe(404);
});

test('a script that is not there is not found, under the policy of the site', async () => {
  for (const address of ['/assets/nowhere.js', '/_next/static/nowhere.js']) {
    const { statusCode, headers } = await raw(site.origin + address);
    expect(statusCode, address).toBe(404);
    expect(headers['content-security-policy'], address).toContain("default-src 'none'");
    expect(headers['x-content-type-options'], address).toBe('nosniff');
  }
});

test('the address that is printed is the one to open, and no key is in the log', async () => {
  const key = 'abcdefghijkl.mnop.qrst';
  const long = 'x'.repeat(12_000_000);
  const sent = await fetch(`${site.origin}/preview/${key}/comments`, {
    method: 'POST',
    body: long,
  });
  expect(sent.status).toBe(413);
  const { port } = new URL(site.origin);
  const printed = [...site.output.matchAll(/https?:\/\/[\w.]+:(\d+)/g)];
  expect(new Set(printed.map(([, port]) => port))).toEqual(new Set([port]));
  expect(site.output).not.toContain(key);
});

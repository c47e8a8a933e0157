import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addMadeRelease } from '../../release/fixtures/made-release.ts';
import { ReleaseFiles } from '../../release/release-files.ts';
import { readServing } from '../../release/serving.ts';
import { releaseFolder } from '../../release/store.ts';
import { shipToBucket } from './to-bucket.ts';

/*
 * What is cut off, at each request in turn: a service that refuses from then on. That what is
 * sent is what real services understand, e2e/hosts/shipping.spec.ts shows.
 */

/** Keys in the order of their first coming. */
const stored = new Map<string, string>();
let left = Number.POSITIVE_INFINITY;
let server: Server;

beforeEach(async () => {
  stored.clear();
  left = Number.POSITIVE_INFINITY;
  server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://s3.invalid');
    const key = decodeURIComponent(url.pathname).replace(/^\/news\/?/, '');
    let body = '';
    for await (const part of request) body += part;
    left -= 1;
    if (left < 0) return void response.writeHead(403).end('refused');
    if (request.method === 'PUT') stored.set(key, body);
    if (request.method === 'DELETE') stored.delete(key);
    if (key === '') {
      const keys = [...stored.keys()].map((one) => `<Contents><Key>${one}</Key></Contents>`);
      response.end(`<ListBucketResult>${keys.join('')}</ListBucketResult>`);
    } else if (request.method !== 'GET') response.end();
    else if (stored.has(key)) response.end(stored.get(key));
    else response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const to = () => ({
  kind: 'bucket' as const,
  bucket: 'news',
  prefix: 'site/',
  endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  region: 'us-east-1',
  keyId: 'id',
  secretKey: 'key',
  sessionToken: null,
});

const OLD = { 'blog/a.html': 'a uses s-1', 'assets/s-1.css': 's-1', 'blog/b.html': 'b' };
const NEW = { 'blog/a.html': 'a uses s-2', 'assets/s-2.css': 's-2', 'blog/c.html': 'c' };

async function twoReleases() {
  const store = { folder: mkdtempSync(path.join(os.tmpdir(), 'masthead-bucket-')) };
  const made = async (day: number, files: Record<string, string>) => {
    const name = await addMadeRelease(store, `2026-01-0${day}T00:00:00.000Z`, files);
    const release = await ReleaseFiles.open(store, name);
    return { release, serving: readServing(releaseFolder(store, name), release.manifest) };
  };
  return { old: await made(1, OLD), next: await made(2, NEW) };
}

const ship = ({ release, serving }: Awaited<ReturnType<typeof twoReleases>>['old']) =>
  shipToBucket(to(), release, serving);

/** Addresses of what visitors may ask for. */
const published = () => [...stored.keys()].filter((key) => !key.includes('shipped')).sort();

test('cut off at any request, a shipment leaves no page without its style, and ends with the next run', async () => {
  const { old, next } = await twoReleases();
  let requests = 0;
  for (let whole = false; !whole; requests++) {
    stored.clear();
    left = Number.POSITIVE_INFINITY;
    await ship(old);
    left = requests;
    whole = await ship(next).then(
      () => true,
      () => false,
    );
    const [, style] = /uses (s-\d)/.exec(stored.get('site/blog/a') ?? '') ?? [];
    expect(stored.get(`site/assets/${style}.css`), `after ${requests} requests`).toBe(style);
    left = Number.POSITIVE_INFINITY;
    await ship(next);
    expect(published(), `after ${requests} requests`).toEqual([
      'site/assets/s-2.css',
      'site/blog/a',
      'site/blog/c',
      'site/old place',
    ]);
  }
  expect(requests).toBeGreaterThan(6);
});

test('what came with a shipment that was cut off, and was taken back, does not stay', async () => {
  const { old, next } = await twoReleases();
  let stayed = 0;
  for (let requests = 0; requests < 9; requests++) {
    stored.clear();
    await ship(old);
    const before = published();
    left = requests;
    await ship(next).catch(() => undefined);
    stayed += Number(stored.has('site/assets/s-2.css'));
    left = Number.POSITIVE_INFINITY;
    await ship(old);
    expect(published(), `after ${requests} requests`).toEqual(before);
  }
  expect(stayed).toBeGreaterThan(1);
});

test('what others have put into the bucket stays', async () => {
  const { old, next } = await twoReleases();
  stored.set('site/theirs', 'theirs');
  await ship(old);
  await ship(next);
  expect(stored.get('site/theirs')).toBe('theirs');
});

import { expect, test } from 'vitest';
import { servingOf } from '../../release/fixtures/made-release.ts';
import { sha256 } from '../../release/manifest.ts';
import { objectsOf } from './objects.ts';
import { digestOf, nameOf, type Shipped, shipmentOf } from './shipment.ts';

const PAGES = {
  'index.html': 'home',
  'blog/a.html': 'a',
  'blog/a.md': '# a',
  'assets/s-1.css': 'style',
  'rss.xml': 'feed',
  '404.html': 'nowhere',
};

/** As a manifest lists files with these texts. */
const listed = (files: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(files).map(([file, text]) => [
      file,
      { sha256: sha256(Buffer.from(text)), bytes: text.length },
    ]),
  );

const objects = (files: Record<string, string>, serving = servingOf(files)) =>
  objectsOf(listed(files), serving);

const shippedAs = (files: Record<string, string>): Shipped =>
  Object.fromEntries(objects(files).map((one) => [nameOf(one.key), digestOf(one)]));

const keysOf = (files: Record<string, string>, shipped: Shipped) =>
  shipmentOf(objects(files), shipped).uploads.map(({ key }) => key);

test('a page lies at its address, with the type and caching that it is served with', () => {
  const byKey = new Map(objects(PAGES).map((one) => [one.key, one.headers]));
  expect(byKey.get('blog/a')).toEqual({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'max-age=0',
  });
  expect(byKey.get('assets/s-1.css')?.['cache-control']).toBe('immutable');
  expect([...byKey.keys()]).toEqual(expect.arrayContaining(['index.html', '404.html']));
});

test('an old address leads to the post, also where the service does not redirect', () => {
  const moved = objects(PAGES).find(({ key }) => key === 'old place');
  const target = 'https://news.example.org/blog/a';
  expect(moved?.headers['x-amz-website-redirect-location']).toBe(target);
  expect(moved?.source).toMatchObject({ text: expect.stringContaining(`url=${target}"`) });
});

test('what search engines must be told to leave out does not go where nobody tells them', () => {
  const files = { ...PAGES, 'blog/hidden.html': 'page', 'blog/hidden.md': 'text' };
  const keys = objects(files).map(({ key }) => key);
  expect(keys).toContain('blog/hidden');
  expect(keys).not.toContain('blog/hidden.md');
});

test('styles come before posts, posts before lists, and feeds after them', () => {
  const keys = keysOf(PAGES, {});
  const inOrder = ['assets/s-1.css', 'blog/a', 'index.html', 'rss.xml'];
  expect(keys.filter((key) => inOrder.includes(key))).toEqual(inOrder);
});

test('what is there as it should be is not uploaded again', () => {
  expect(keysOf(PAGES, shippedAs(PAGES))).toEqual([]);
  expect(keysOf({ ...PAGES, 'blog/a.html': 'changed' }, shippedAs(PAGES))).toEqual(['blog/a']);
});

test('the same bytes with other headers are uploaded', () => {
  const serving = servingOf(PAGES);
  serving.headers.push({
    matches: { address: '/rss.xml' },
    headers: { 'cache-control': 'max-age=60' },
  });
  const { uploads } = shipmentOf(objects(PAGES, serving), shippedAs(PAGES));
  expect(uploads.map(({ key }) => key)).toEqual(['rss.xml']);
});

test('what was begun and not confirmed is uploaded again', () => {
  const shipped = { ...shippedAs(PAGES), [nameOf('rss.xml')]: null };
  expect(keysOf(PAGES, shipped)).toEqual(['rss.xml']);
});

test('what a release does not have any more is to go, also if it was only begun', () => {
  const shipped = { ...shippedAs(PAGES), [nameOf('blog/gone')]: null };
  expect(shipmentOf(objects(PAGES), shipped).gone).toEqual(new Set([nameOf('blog/gone')]));
});

test('the record tells no address', () => {
  expect(JSON.stringify(shippedAs({ 'blog/secret-plan.html': '' }))).not.toContain('secret');
});

import { mkdtemp, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { layoutOf } from '../layout.ts';
import { folderTree } from '../reading/content-tree.ts';
import { locatePicture, measurePicture } from './media.ts';

const folder = await mkdtemp(path.join(os.tmpdir(), 'masthead-media-'));
const tree = folderTree(folder);
const bare = layoutOf(tree);
const own = { ...bare, media: [{ folder: 'media', address: '/media' }] };
const gatsby = { ...bare, media: [{ folder: 'static', address: '' }] };

test.each([
  [
    'a path from the root',
    gatsby,
    'src/pages/blog/x.md',
    '/img/a.png',
    'static/img/a.png',
    '/img/a.png',
  ],
  [
    'a path with blanks',
    gatsby,
    'src/pages/blog/x.md',
    '/img/a b.png',
    'static/img/a b.png',
    '/img/a%20b.png',
  ],
  [
    'an encoded path',
    gatsby,
    'src/pages/blog/x.md',
    '/img/a%20b.png',
    'static/img/a b.png',
    '/img/a%20b.png',
  ],
  ['our own media folder', own, 'posts/x.md', '/media/a.png', 'media/a.png', '/media/a.png'],
  ['a path from the post', own, 'posts/x.md', '../media/a.png', 'media/a.png', '/media/a.png'],
  ['a picture beside a post', bare, '2024/x.md', 'a.png', '2024/a.png', '/2024/a.png'],
  [
    'a path with what addresses have a use for',
    own,
    'posts/x.md',
    '/media/50%25 %23a%3Fb.png',
    'media/50% #a?b.png',
    '/media/50%25%20%23a%3Fb.png',
  ],
  ['a query', own, 'posts/x.md', '/media/a.png?v=2', 'media/a.png', '/media/a.png'],
])('%s leads to its file', (_, layout, post, src, file, address) => {
  expect(locatePicture(layout, post, src)).toEqual({ file, address });
});

test.each([
  ['elsewhere', own, 'https://example.org/a.png'],
  ['elsewhere without a scheme', own, '//example.org/a.png'],
  ['as data', own, 'data:image/png;base64,AAAA'],
  ['outside the media folder', own, '/posts/secret.md'],
  ['above it', own, '/media/../posts/secret.md'],
  ['above it, encoded', own, '/media/%2e%2e/posts/secret.md'],
  ['above the content folder', bare, '../../secret.png'],
])('a picture %s is none of ours', (_, layout, src) => {
  expect(locatePicture(layout, 'posts/x.md', src)).toBeNull();
});

test('a picture is measured as it is seen, turned the way its camera says', async () => {
  const file = path.join(folder, 'turned.jpg');
  await sharp({ create: { width: 40, height: 20, channels: 3, background: '#fff' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toFile(file);
  expect(
    await measurePicture(tree, { file: 'turned.jpg', address: '/turned.jpg' }),
  ).toMatchObject({
    width: 20,
    height: 40,
  });
});

test.each([
  '/assets/a.png',
  '/pictures/a.png',
  '/_next/static/a.png',
  '/admin/a.png',
  '/logo.png',
])('a picture at %s, where the site itself is, is refused', async (address) => {
  await writeFile(path.join(folder, 'own.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  expect(await measurePicture(tree, { file: 'own.svg', address })).toMatchObject({
    rule: 'misplaced-picture',
  });
});

test('what servers would send as something else is no picture, whatever it holds', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';
  const measured = async (file: string) => {
    await writeFile(path.join(folder, file), svg);
    return measurePicture(tree, { file, address: `/img/${file}` });
  };
  for (const file of ['y.js', 'y.html', 'y.xhtml', 'y', 'svg']) {
    expect(await measured(file), file).toMatchObject({ rule: 'not-a-picture' });
  }
  expect(await measured('y.SVG')).toMatchObject({ width: 4, height: 3 });
});

test('what cannot be shown is told apart: absent, no picture, and too large', async () => {
  await writeFile(path.join(folder, 'text.png'), 'no picture');
  await writeFile(path.join(folder, 'heavy.png'), '');
  await truncate(path.join(folder, 'heavy.png'), 100_000_000);
  const vast = '<svg xmlns="http://www.w3.org/2000/svg" width="20000" height="20000"/>';
  await writeFile(path.join(folder, 'vast.svg'), vast);
  const measure = (file: string) => measurePicture(tree, { file, address: `/${file}` });
  expect(await measure('gone.png')).toMatchObject({ rule: 'missing-picture' });
  expect(await measure('text.png')).toMatchObject({ rule: 'not-a-picture' });
  expect(await measure('heavy.png')).toMatchObject({
    rule: 'large-picture',
    fault: expect.stringContaining('weighs 100 MB'),
  });
  expect(await measure('vast.svg')).toMatchObject({
    rule: 'large-picture',
    fault: expect.stringContaining('20000×20000 pixels'),
  });
});

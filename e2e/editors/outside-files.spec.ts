import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { type Installed, installation, runCommand, type Site, startSite } from '../command.ts';
import { choices, PIXEL, post } from './content.ts';

/** A contributor has put links into the content, to files that only the server may read. */
const outside = mkdtempSync(path.join(tmpdir(), 'masthead-outside-'));
const SECRET = 'Only the server may read this.';

let content: Installed;
let site: Site;
let report: { status: number | null; output: string };

test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  test.setTimeout(240_000);
  writeFileSync(path.join(outside, 'secret.png'), PIXEL);
  writeFileSync(path.join(outside, 'secret.md'), post('Secret', SECRET));
  writeFileSync(
    path.join(outside, 'author.md'),
    `---\nauthorName: Test Author\nrole: ${SECRET}\n---\n`,
  );
  writeFileSync(path.join(outside, 'categories.json'), `[{ "id": "x", "label": "${SECRET}" }]`);
  mkdirSync(path.join(outside, 'posts'));
  writeFileSync(path.join(outside, 'posts/more.md'), post('More', SECRET));

  const text = [
    '![A linked picture](/media/link.png)',
    '![Behind a linked folder](/media/folder/secret.png)',
    '![A photo](/media/photo.jpg)',
  ].join('\n\n');
  content = installation({
    'authors/other.md': choices['authors/other.md'],
    'posts/a-post.md': post('A-post', text),
    'media/photo.jpg': await photoWithPlace(),
  });
  const folder = content.variables.CONTENT_DIR;
  const link = (name: string, to: string) =>
    symlinkSync(path.join(outside, to), path.join(folder, name));
  link('media/link.png', 'secret.png');
  link('media/folder', '');
  link('posts/secret.md', 'secret.md');
  link('posts/folder', 'posts');
  link('authors/test-author.md', 'author.md');
  link('categories.json', 'categories.json');
  writeFileSync(
    Buffer.concat([
      Buffer.from(path.join(folder, 'posts/caf')),
      Buffer.from([0xe9]),
      Buffer.from('.md'),
    ]),
    post('Cafe', 'Its name is Latin-1.'),
  );
  site = await startSite(content.variables);
  report = await runCommand('check', content.variables);
});

test.afterAll(async () => {
  await site.stop();
  content.remove();
  rmSync(outside, { recursive: true });
});

function photoWithPlace(): Promise<Buffer> {
  return sharp({ create: { width: 60, height: 40, channels: 3, background: '#36c' } })
    .withExif({
      IFD0: { Copyright: '2025 Example Foundation', Make: 'Example Camera' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 12/1' },
    })
    .jpeg()
    .toBuffer();
}

for (const address of [
  '/media/link.png',
  '/media/folder/secret.png',
  '/blog/secret',
  '/blog/more',
]) {
  test(`nothing outside the content folder is published as ${address}`, async ({ request }) => {
    expect((await request.get(site.origin + address)).status()).toBe(404);
  });
}

test('no page says what stands in a file outside the content folder', async ({ request }) => {
  for (const address of ['/', '/blog', '/blog/a-post', '/rss.xml', '/sitemap.xml']) {
    const response = await request.get(site.origin + address);
    expect(response.status(), address).toBe(200);
    expect(await response.text(), address).not.toContain(SECRET);
  }
});

test('each link is reported where it lies, or where a post names it', () => {
  for (const place of [
    'posts/a-post.md:16:1',
    'posts/a-post.md:18:1',
    'posts/secret.md:1:1',
    'posts/folder:1:1',
    'authors/test-author.md:1:1',
    'categories.json:1:1',
  ]) {
    expect(report.output).toMatch(
      new RegExp(`${place} warning: .*symbolic link.* \\[symbolic-link\\]`),
    );
  }
  expect(report.status).toBe(0);
});

test('a file whose name is not UTF-8 is counted and reported', () => {
  expect(report.output).toMatch(/posts\/caf\\xE9\.md:1:1 warning: .* \[name-not-utf-8\]/);
  expect(report.output).toMatch(/^4 files: 1 published, .* 3 ignored/m);
});

test('a photo is published with its copyright, and without its place and its camera', async ({
  request,
}) => {
  const response = await request.get(`${site.origin}/media/photo.jpg`);
  expect(response.headers()['content-type']).toBe('image/jpeg');
  const { exif } = await sharp(await response.body()).metadata();
  expect(exif?.toString('latin1')).toContain('2025 Example Foundation');
  expect(exif?.toString('latin1')).not.toContain('Example Camera');
  // Three numbers of eight bytes each: 52 of 1, 31 of 1, 12 of 1.
  expect(exif?.toString('hex')).not.toMatch(/34000000010000001f00000001|0000003400000001/);
});

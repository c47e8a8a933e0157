import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { auditPage } from '../audit/audit-page.ts';
import { BlobStore } from '../release/blob-store.ts';
import { exportRelease, type ReleasePlan } from './export.ts';

const newFolder = () =>
  path.join(mkdtempSync(path.join(os.tmpdir(), 'masthead-export-')), 'release');

/** Puts a release together from pages by their files. */
async function released(
  pages: Record<string, string>,
  { folder = newFolder(), ...others }: Partial<ReleasePlan & { folder: string }> = {},
) {
  const dist = path.join(folder, 'dist');
  mkdirSync(path.join(dist, 'static'), { recursive: true });
  const blobs = new BlobStore(path.join(folder, 'blobs'));
  return exportRelease({
    blobs,
    dist,
    instant: '2026-01-01T00:00:00.000Z',
    previous: null,
    kept: [],
    make: async () =>
      Object.entries(pages).map(([file, html]) => ({ file, entry: blobs.put(file, html) })),
    extra: [],
    index: async () => undefined,
    origin: 'https://news.example.org',
    redirects: [{ from: '/old%2C%20place', to: '/blog/a' }],
    auditOf: (file) => auditPage(pages[file] ?? ''),
    ...others,
  });
}

const SITE = { '404.html': 'nowhere', 'blog/a.html': 'a', 'blog/what? #1.html': 'b' };

const linking = (link: string) => ({ ...SITE, 'index.html': `<a href="${link}">x</a>` });

test.each([
  '/',
  '/blog/a',
  '/blog/a/',
  'blog/a',
  '/blog/a?b=c#d',
  '/blog/what%3F%20%231',
  '/old,%20place',
  'https://news.example.org/about',
  'https://elsewhere.example/nowhere',
  'mailto:press@news.example.org',
])('a link to %s leads somewhere', async (link) => {
  expect((await released(linking(link))).warnings).toEqual([]);
});

test.each(['/nowhere', '/404', '/404.html', '/index.html', '/blog/a.html', '/blog/what?%20#1'])(
  'a link of our design to %s keeps a release from being made',
  async (link) => {
    await expect(released(linking(link))).rejects.toThrow(`/: ${link} leads nowhere.`);
  },
);

test('an author is told of a link that leads nowhere, by the whole address of a post as well', async () => {
  const of = async (link: string) => {
    const page = `<div data-body><a href="https://news.example.org${link}">x</a></div>`;
    return (await released({ ...SITE, 'blog/what? #1.html': page })).warnings;
  };
  expect(await of('/blog/b')).toEqual([
    expect.stringMatching(/^\/blog\/what\? #1: .*\/blog\/b, which/),
  ]);
  expect(await of('/blog/a')).toEqual([]);
  expect(await of('/about')).toEqual([]);
});

test('a link of the site’s menus that leads nowhere is told once, and stops no release', async () => {
  const page = '<header><a href="/blog/withdrawn">x</a></header><main></main>';
  const { warnings } = await released({ ...SITE, 'index.html': page, 'blog/a.html': page });
  expect(warnings).toEqual([expect.stringMatching(/menu links to \/blog\/withdrawn, which/)]);
});

test('a page of more than 250 kB is told of, with its size', async () => {
  const of = async (bytes: number) =>
    (await released({ ...SITE, 'blog/a.html': 'x'.repeat(bytes) })).warnings;
  expect(await of(250_000)).toEqual([]);
  expect(await of(250_001)).toEqual([expect.stringMatching(/^\/blog\/a: .* 251 kB of HTML/)]);
});

test.each(['404.html', 'blog/what? #1.html'])(
  'a link on the same page is looked for on that page, in %s',
  async (file) => {
    const page = '<a href="#main">x</a><main id="main"></main>';
    await expect(released({ ...SITE, [file]: page })).resolves.toBeDefined();
  },
);

test('a file of which nothing is known is read, whatever its name', async () => {
  const folder = newFolder();
  const source = path.join(path.dirname(folder), 'photo.png');
  const read = () => readFile(source);
  const extra = [{ address: '/assets/photo.png', read, isKnown: false }];
  writeFileSync(source, 'as it was');
  const before = await released(SITE, { folder, extra });
  writeFileSync(source, 'as it is');
  const next = await released(SITE, { folder, extra, previous: before.manifest });
  const digestIn = ({ manifest }: typeof next) => manifest.files['assets/photo.png']?.sha256;
  expect(digestIn(next)).not.toBe(digestIn(before));
});

import { mkdirSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { auditPage } from '../audit/audit-page.ts';
import { BlobStore } from '../release/blob-store.ts';
import { exportRelease, type ReleasePlan } from './export.ts';
import type { MadeFile } from './made-files.ts';

const newFolder = () =>
  path.join(mkdtempSync(path.join(os.tmpdir(), 'masthead-export-')), 'release');

/** What was made before, which lasts as long as a test. */
function nothingMade(): ReleasePlan['made'] {
  const files = new Map<string, MadeFile[]>();
  return {
    get: (key) => files.get(key),
    set: (key, made) => files.set(key, made),
    save: async () => undefined,
  };
}

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
    made: nothingMade(),
    pages: async () =>
      Object.entries(pages).map(([file, html]) => ({
        file,
        entry: blobs.put(file, html),
        facts: { audit: auditPage(html), shown: null },
      })),
    extra: [],
    index: async () => [],
    origin: 'https://news.example.org',
    redirects: [{ from: '/old%2C%20place', to: '/blog/a' }],
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

test('a file is read again where its version is another one, and only then', async () => {
  const folder = newFolder();
  const made = nothingMade();
  let text = 'as it was';
  const hashOf = async (version: string) => {
    const read = async () => Buffer.from(text);
    const extra = [{ address: '/assets/photo.png', read, version }];
    const { manifest } = await released(SITE, { folder, made, extra });
    return manifest.files['assets/photo.png']?.sha256;
  };
  const before = await hashOf('1');
  text = 'as it is';
  expect(await hashOf('1')).toBe(before);
  expect(await hashOf('2')).not.toBe(before);
});

import { mkdtemp, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type DocumentStore, writersDocuments } from './documents.ts';
import { sourcesFolder } from './kept-sources.ts';
import { NOTHING_BEFORE, readTolerantly } from './last-good.ts';
import type { ContentTree } from './reading/content-tree.ts';

const NOW = '2026-01-01T00:00:00.000Z';

const post = (title: string, more = '') =>
  `---\ntemplateKey: blog-post\ntitle: ${title}\ndate: 2025-01-02\n${more}---\nText of ${title}.\n`;

/** In the place of a text: the disk cannot read it. */
const UNREADABLE = 'unreadable';

/** A store of its own, in a folder without any code. */
async function newStore(): Promise<DocumentStore> {
  return writersDocuments(await mkdtemp(path.join(os.tmpdir(), 'masthead-last-good-')));
}

function treeOf(files: Record<string, string>): ContentTree {
  const names = Object.keys(files);
  const below = (folder: string) => names.filter((name) => name.startsWith(`${folder}/`));
  return {
    isFolder: (folder) => below(folder).length > 0,
    isLinked: () => false,
    list: (folder) => below(folder).map((file) => ({ file, kind: 'markdown' })),
    async read(file) {
      if (files[file] === UNREADABLE) throw Object.assign(new Error(), { code: 'EIO' });
      return file in files ? Buffer.from(files[file] ?? '') : null;
    },
    onDisk: () => null,
    digest: () => null,
    version: async () => null,
  };
}

/** Reads a folder of which readers have other versions. */
async function read(files: Record<string, string>, before: Record<string, string> = {}) {
  const documents = await newStore();
  const { reading, broken, sources } = await readTolerantly(
    treeOf(files),
    documents,
    {
      ...NOTHING_BEFORE,
      bytesOf: async (file) => (file in before ? Buffer.from(before[file] ?? '') : null),
    },
    NOW,
  );
  const bytesOf = (file: string) =>
    readFile(path.join(sourcesFolder(documents.folder), sources[file] ?? ''), 'utf8');
  return {
    titles: reading.archive.manuscripts.map(({ title }) => title),
    failed: reading.archive.failed,
    errors: reading.archive.findings.filter(({ severity }) => severity === 'error'),
    findings: reading.archive.findings,
    fates: Object.fromEntries(broken.map(({ file, fate }) => [file, fate.kind])),
    sources,
    bytesOf,
  };
}

test('a sound folder is read as it is, and the bytes of each file are kept', async () => {
  const files = { 'posts/a.md': post('A'), 'posts/b.md': post('B') };
  const { titles, fates, bytesOf } = await read(files);
  expect(titles).toEqual(['A', 'B']);
  expect(fates).toEqual({});
  expect(await bytesOf('posts/a.md')).toBe(post('A'));
});

test('a broken file is replaced by what readers have, and its errors are told', async () => {
  const { titles, failed, errors, fates, bytesOf } = await read(
    { 'posts/a.md': post('"A, broken'), 'posts/b.md': post('B') },
    { 'posts/a.md': post('A') },
  );
  expect(titles).toEqual(['A', 'B']);
  expect(failed).toEqual([]);
  expect(errors.map(({ file }) => file)).toContain('posts/a.md');
  expect(fates).toEqual({ 'posts/a.md': 'kept' });
  expect(await bytesOf('posts/a.md'), 'what is kept for the next time').toBe(post('A'));
});

test('a broken file keeps the warnings of its own text, and gets none of the kept version', async () => {
  const more = 'seo:\n  description: D\nlang: ???\n';
  const { findings } = await read(
    { 'posts/a.md': post('A', more).replace('2025-01-02', 'never') },
    { 'posts/a.md': post('A', 'lead: perhaps\n') },
  );
  const rules = findings.map(({ rule }) => rule);
  expect(rules).toContain('invalid-date');
  expect(rules).toContain('invalid-language');
  expect(rules).not.toContain('invalid-flag');
});

test('a broken file that readers do not have stays private', async () => {
  const { titles, failed, fates, sources } = await read({
    'posts/a.md': post('"A, broken'),
    'posts/b.md': post('B'),
  });
  expect(titles).toEqual(['B']);
  expect(failed).toEqual(['posts/a.md']);
  expect(fates).toEqual({ 'posts/a.md': 'private' });
  expect(sources).not.toHaveProperty('posts/a.md');
});

test('a broken file that says that it is not public is withdrawn', async () => {
  const { titles, fates } = await read(
    { 'posts/a.md': post('"A, broken', 'draft: true\n'), 'posts/b.md': post('B') },
    { 'posts/a.md': post('A') },
  );
  expect(titles).toEqual(['B']);
  expect(fates).toEqual({ 'posts/a.md': 'withdrawn' });
});

test('what readers have may be an error by now, and is left out then', async () => {
  const { titles, fates } = await read(
    { 'posts/a.md': post('"A, broken'), 'posts/b.md': post('B') },
    { 'posts/a.md': '---\ntitle: A of long ago\n---\nText.\n' },
  );
  expect(titles).toEqual(['B']);
  expect(fates).toEqual({ 'posts/a.md': 'private' });
});

test('author files and the list of categories are kept like posts', async () => {
  const { errors, fates, sources } = await read(
    {
      'posts/b.md': post('B'),
      'authors/ada.md': '---\nauthorName: "Ada\n---\n',
      'categories.json': '[',
    },
    { 'authors/ada.md': '---\nauthorName: Ada\n---\n', 'categories.json': '[]' },
  );
  expect(errors.map(({ file }) => file).sort()).toEqual(
    expect.arrayContaining(['authors/ada.md', 'categories.json']),
  );
  expect(fates).toEqual({ 'authors/ada.md': 'kept', 'categories.json': 'kept' });
  expect(Object.keys(sources).sort()).toEqual([
    'authors/ada.md',
    'categories.json',
    'posts/b.md',
  ]);
});

test('a file that the disk cannot read stops no other, and readers keep what they have', async () => {
  const files = { 'posts/a.md': post('A'), 'posts/b.md': UNREADABLE, 'posts/c.md': UNREADABLE };
  const { titles, failed, fates, errors } = await read(files, { 'posts/b.md': post('B') });
  expect(titles.sort()).toEqual(['A', 'B']);
  expect(failed).toEqual(['posts/c.md']);
  expect(fates).toEqual({ 'posts/b.md': 'kept', 'posts/c.md': 'private' });
  expect(errors.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
    'posts/b.md unreadable-file',
    'posts/c.md unreadable-file',
  ]);
});

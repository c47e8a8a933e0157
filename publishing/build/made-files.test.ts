import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BlobStore } from '../release/blob-store.ts';
import { type MadeFile, madeFiles } from './made-files.ts';

let folder: string;
let blobs: BlobStore;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'made-files-'));
  blobs = new BlobStore(path.join(folder, 'blobs'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What a build finds, by code of this name. */
const open = (code = 'code', before = {}) =>
  madeFiles(path.join(folder, 'build'), code, blobs, before);

function page(text: string): MadeFile {
  const audit = { problems: [], ours: ['/blog'], authored: [], menus: ['/'] };
  const shown = { seen: { page: ['a'] }, card: null };
  return { file: 'a.html', entry: blobs.put('a.html', text), facts: { audit, shown } };
}

test('the next build knows a page by its inputs, with what was found in it', async () => {
  const files = [page('text')];
  const made = open();
  made.set('inputs', files);
  await made.save();
  expect(open().get('inputs')).toEqual(files);
  expect(open().get('other inputs')).toBeUndefined();
  expect(open('other code').get('inputs')).toBeUndefined();
});

test('a page whose bytes are no longer kept is made again', () => {
  const [one] = [page('text')];
  open().set('inputs', [one]);
  rmSync(blobs.folder, { recursive: true });
  expect(open().get('inputs')).toBeUndefined();
  // What a kept release has is not looked for again.
  expect(open('code', { 'a.html': one.entry }).get('inputs')).toEqual([one]);
});

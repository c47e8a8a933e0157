import { mkdtempSync, readFileSync, statSync, truncateSync, utimesSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { BlobStore } from './blob-store.ts';

let blobs: BlobStore;
beforeEach(() => {
  blobs = new BlobStore(mkdtempSync(path.join(os.tmpdir(), 'masthead-blobs-')));
});

test('text is stored in three forms with one content, a picture in one', () => {
  const { sha256 } = blobs.put('a/b.html', '<p>é</p>');
  const read = (encoding: 'br' | 'gzip') =>
    readFileSync(blobs.placeOf('a/b.html', sha256, encoding));
  expect(brotliDecompressSync(read('br')).toString()).toBe('<p>é</p>');
  expect(gunzipSync(read('gzip')).toString()).toBe('<p>é</p>');
  const picture = blobs.put('c.jpg', 'jpeg');
  expect(() => statSync(`${blobs.placeOf('c.jpg', picture.sha256)}.br`)).toThrow('ENOENT');
});

test('content that is there is not written again, and all of its forms have one time', () => {
  const { sha256 } = blobs.put('a.html', 'one');
  const forms = [undefined, 'br', 'gzip'] as const;
  const stats = () => forms.map((form) => statSync(blobs.placeOf('a.html', sha256, form)));
  const before = stats();
  blobs.put('another.html', 'one');
  expect(stats().map(({ ino }) => ino)).toEqual(before.map(({ ino }) => ino));
  expect(new Set(before.map(({ mtimeMs }) => Math.floor(mtimeMs / 1000))).size).toBe(1);
});

test('how text is compressed depends on its bytes and its ending, not on what was stored first', () => {
  const text = 'a { color: red } '.repeat(300);
  const formsIn = (store: BlobStore, hash: string) =>
    ['a.css', 'a.txt'].map((file) => readFileSync(store.placeOf(file, hash, 'br')).length);
  const { sha256 } = blobs.put('a.css', text);
  blobs.put('a.txt', text);
  const other = new BlobStore(path.join(blobs.folder, 'other'));
  other.put('a.txt', text);
  other.put('a.css', text);
  expect(formsIn(other, sha256)).toEqual(formsIn(blobs, sha256));
});

test('what a loss of power has cut off is written again', () => {
  const entry = blobs.put('a.html', 'whole');
  for (const encoding of [undefined, 'br'] as const) {
    truncateSync(blobs.placeOf('a.html', entry.sha256, encoding));
    expect(blobs.has('a.html', entry)).toBe(false);
    blobs.put('a.html', 'whole');
    expect(blobs.has('a.html', entry)).toBe(true);
  }
  expect(readFileSync(blobs.placeOf('a.html', entry.sha256), 'utf8')).toBe('whole');
});

test('a form that is made later has the time of the content', () => {
  const day = new Date('2026-01-01T00:00:00.000Z');
  const { sha256 } = blobs.put('a.jpg', 'both a picture and text');
  utimesSync(blobs.placeOf('a.jpg', sha256), day, day);
  blobs.put('a.txt', 'both a picture and text');
  expect(statSync(blobs.placeOf('a.txt', sha256, 'gzip')).mtime).toEqual(day);
});

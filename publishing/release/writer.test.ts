import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Previous, ReleaseWriter } from './writer.ts';

const folder = () => mkdtempSync(path.join(os.tmpdir(), 'masthead-writer-'));

function releaseOf(files: Record<string, string>, previous: Previous | null = null) {
  const target = folder();
  const writer = new ReleaseWriter(target, previous);
  for (const [file, content] of Object.entries(files)) writer.write(file, content);
  return { folder: target, manifest: writer.manifest('2026-01-01T00:00:00.000Z', []) };
}

const inode = (release: Previous, file: string) =>
  statSync(path.join(release.folder, 'out', file)).ino;

test('text lies there in three forms with one content, a picture in one', () => {
  const release = releaseOf({ 'a/b.html': '<p>é</p>', 'c.jpg': 'jpeg' });
  const read = (file: string) => readFileSync(path.join(release.folder, 'out', file));
  expect(brotliDecompressSync(read('a/b.html.br')).toString()).toBe('<p>é</p>');
  expect(gunzipSync(read('a/b.html.gz')).toString()).toBe('<p>é</p>');
  expect(() => read('c.jpg.br')).toThrow('ENOENT');
});

test('an unchanged page is an unchanged file, compressed forms and all; a changed one is new', () => {
  const before = releaseOf({ 'same.html': 'one', 'changed.html': 'one' });
  const after = releaseOf({ 'same.html': 'one', 'changed.html': 'two' }, before);
  for (const form of ['', '.br', '.gz']) {
    expect(inode(after, `same.html${form}`)).toBe(inode(before, `same.html${form}`));
    expect(inode(after, `changed.html${form}`)).not.toBe(inode(before, `changed.html${form}`));
  }
  expect(readFileSync(path.join(before.folder, 'out/changed.html'), 'utf8')).toBe('one');
});

test('the manifest does not depend on the order of writing', () => {
  const one = releaseOf({ 'a.html': '1', 'b.html': '2' });
  const other = releaseOf({ 'b.html': '2', 'a.html': '1' });
  expect(JSON.stringify(one.manifest)).toBe(JSON.stringify(other.manifest));
});

test('two things under one path are refused', () => {
  const writer = new ReleaseWriter(folder(), null);
  writer.write('a.html', '1');
  expect(() => writer.write('a.html', '2')).toThrow('a.html');
});

import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { BlobStore } from './blob-store.ts';
import { ReleaseWriter } from './writer.ts';

const newStore = () => new BlobStore(mkdtempSync(path.join(os.tmpdir(), 'masthead-writer-')));

function manifestOf(files: Record<string, string>) {
  const writer = new ReleaseWriter(newStore());
  for (const [file, content] of Object.entries(files)) writer.write(file, content);
  return writer.manifest('2026-01-01T00:00:00.000Z');
}

test('the manifest does not depend on the order of writing', () => {
  const one = manifestOf({ 'a.html': '1', 'b.html': '2' });
  const other = manifestOf({ 'b.html': '2', 'a.html': '1' });
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
});

test('a file of the release before is taken over by its name, and one that it has not is not', () => {
  const { files } = manifestOf({ 'a.html': '1' });
  const writer = new ReleaseWriter(newStore(), files);
  expect(writer.takeOver('a.html')).toBe(true);
  expect(writer.takeOver('b.html')).toBe(false);
  expect(writer.manifest('').files).toEqual(files);
});

test('two things under one path are refused', () => {
  const writer = new ReleaseWriter(newStore());
  writer.write('a.html', '1');
  expect(() => writer.write('a.html', '2')).toThrow('a.html');
});

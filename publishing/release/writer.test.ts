import { expect, test } from 'vitest';
import { ReleaseWriter } from './writer.ts';

const entry = (sha256: string) => ({ sha256, bytes: 1 });

function manifestOf(files: Record<string, string>) {
  const writer = new ReleaseWriter();
  for (const [file, hash] of Object.entries(files)) writer.record(file, entry(hash));
  return writer.manifest('2026-01-01T00:00:00.000Z');
}

test('the manifest does not depend on the order of writing', () => {
  const one = manifestOf({ 'a.html': '1', 'b.html': '2' });
  const other = manifestOf({ 'b.html': '2', 'a.html': '1' });
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
});

test('two things under one path are refused', () => {
  const writer = new ReleaseWriter();
  writer.record('a.html', entry('1'));
  expect(() => writer.record('a.html', entry('2'))).toThrow('a.html');
});

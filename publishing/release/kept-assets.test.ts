import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { assetsIn, dropAssets, keepAssets } from './kept-assets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'masthead-kept-'));
});

function outOf(name: string, files: string[]): string {
  for (const file of files) {
    const full = path.join(folder, name, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, file);
  }
  return path.join(folder, name);
}

test('assets of two releases lie beside each other, and nothing else does', async () => {
  const kept = path.join(folder, 'kept');
  const older = outOf('older', ['assets/a-1.js', 'assets/a-1.js.br', 'media/secret.png']);
  const newer = outOf('newer', ['assets/a-1.js', '_next/static/chunks/b-2.css', 'blog/a.html']);
  await keepAssets(older, kept);
  await keepAssets(newer, kept);
  expect(assetsIn(kept).sort()).toEqual([
    '_next/static/chunks/b-2.css',
    'assets/a-1.js',
    'assets/a-1.js.br',
  ]);
  expect(existsSync(path.join(kept, 'media'))).toBe(false);
  expect(readFileSync(path.join(kept, 'assets/a-1.js'), 'utf8')).toBe('assets/a-1.js');
});

test('an asset goes with the last release that has it', async () => {
  const kept = path.join(folder, 'kept');
  const older = outOf('older', ['assets/old.js', 'assets/both.js']);
  const newer = outOf('newer', ['assets/both.js']);
  await keepAssets(older, kept);
  await dropAssets(kept, [older, newer]);
  expect(assetsIn(kept)).toHaveLength(2);
  await dropAssets(kept, [newer]);
  expect(assetsIn(kept)).toEqual(['assets/both.js']);
});

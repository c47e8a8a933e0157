import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeFileAtomic } from './write-file-atomic.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'whole-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('of many that write a file at once, one has written it, and nothing else is left', async () => {
  const file = path.join(folder, 'many/a.json');
  const texts = Array.from({ length: 20 }, (_, at) => `${at}`.repeat(10_000));
  await Promise.all(texts.map((text) => writeFileAtomic(file, text)));
  expect(texts).toContain(readFileSync(file, 'utf8'));
  expect(readdirSync(path.dirname(file))).toEqual(['a.json']);
});

test('what could not be written leaves nothing behind', async () => {
  const file = path.join(folder, 'none/a.json');
  mkdirSync(file, { recursive: true });
  await expect(writeFileAtomic(file, 'a text')).rejects.toThrow();
  expect(readdirSync(path.dirname(file))).toEqual(['a.json']);
});

test('a file that is for its owner alone is so from the beginning', async () => {
  const file = path.join(folder, 'own.json');
  await writeFileAtomic(file, 'a secret', 0o600);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

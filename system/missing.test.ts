import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ifMissing, orIfMissing } from './missing.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'masthead-missing-'));
const file = path.join(folder, 'file');
writeFileSync(file, 'text');

test('what does not exist has a default', async () => {
  const absent = path.join(folder, 'none');
  expect(orIfMissing('none', () => readFileSync(absent, 'utf8'))).toBe('none');
  expect(await readFile(absent, 'utf8').catch(ifMissing(null))).toBe(null);
  expect(orIfMissing('none', () => readFileSync(file, 'utf8'))).toBe('text');
});

test('every other error is thrown', async () => {
  expect(() => orIfMissing('none', () => readFileSync(folder))).toThrow('EISDIR');
  await expect(readFile(folder).catch(ifMissing(null))).rejects.toThrow('EISDIR');
  const belowFile = path.join(file, 'none');
  expect(() => orIfMissing('none', () => readFileSync(belowFile))).toThrow('ENOTDIR');
  expect(() => orIfMissing('none', () => JSON.parse('{'))).toThrow(SyntaxError);
});

test('what may not be read is not missing', async () => {
  const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
  await expect(Promise.reject(denied).catch(ifMissing(null))).rejects.toThrow('EACCES');
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fingerprintOfCode, READING_CODE, SITE_CODE } from './fingerprint.ts';

const project = mkdtempSync(path.join(tmpdir(), 'masthead-code-'));
afterAll(() => rmSync(project, { recursive: true }));

test('code with other packages is other code, whatever should be installed', () => {
  mkdirSync(path.join(project, 'node_modules'));
  const prints = () =>
    [READING_CODE, SITE_CODE].map((code) => fingerprintOfCode(project, code));
  const before = prints();
  writeFileSync(path.join(project, 'node_modules/.package-lock.json'), '{}');
  const after = prints();
  for (const at of [0, 1]) expect(after[at]).not.toBe(before[at]);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeFingerprint } from './code-fingerprint.ts';

let project: string;
beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'masthead-code-'));
  write('package.json', '{ "name": "masthead", "version": "1.0.0" }');
  write('.gitignore', '.masthead/\n*.tsbuildinfo\n');
  write('app/page.tsx', 'one');
});
afterEach(() => rmSync(project, { recursive: true }));

function write(file: string, text = 'new') {
  mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
  writeFileSync(path.join(project, file), text);
}

test.each([
  'a-new-folder/of/code.ts',
  'app/page.tsx',
  'next.config.ts',
  'package-lock.json',
  'node_modules/.package-lock.json',
])('a change of %s is another version', (file) => {
  const before = codeFingerprint(project);
  write(file);
  expect(codeFingerprint(project)).not.toBe(before);
});

test.each([
  'content/posts/one.md',
  'docs/design.md',
  'e2e/readers/one.spec.ts',
  'bench/run.ts',
  'app/page.test.ts',
  '.masthead/cache.json',
  'app/one.tsbuildinfo',
  'node_modules/next/package.json',
  '.git/HEAD',
])('a change of %s is the same version', (file) => {
  const before = codeFingerprint(project);
  write(file);
  expect(codeFingerprint(project)).toBe(before);
});

test('a data folder within the project is no code', () => {
  const data = path.join(project, 'data');
  const before = codeFingerprint(project, [data]);
  write('data/releases/one/index.html');
  expect(codeFingerprint(project, [data])).toBe(before);
  expect(codeFingerprint(project)).not.toBe(before);
});

test('an installed package is named by its name and version', () => {
  const installed = path.join(project, 'node_modules/masthead');
  write('node_modules/masthead/package.json', '{ "name": "masthead", "version": "1.0.0" }');
  const before = codeFingerprint(installed);
  write('node_modules/masthead/app/page.tsx');
  expect(codeFingerprint(installed)).toBe(before);
  write('node_modules/masthead/package.json', '{ "name": "masthead", "version": "1.0.1" }');
  expect(codeFingerprint(installed)).not.toBe(before);
});

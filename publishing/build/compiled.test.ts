import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';

const project = mkdtempSync(path.join(tmpdir(), 'masthead-compiled-'));
afterAll(() => rmSync(project, { recursive: true }));

let code: string;
/** What happens while Next compiles. */
let meanwhile: () => void;

beforeEach(() => {
  code = 'one version';
  meanwhile = () => undefined;
  vi.resetModules();
  vi.doMock('#system/code-fingerprint.ts', () => ({ codeFingerprint: () => code }));
  vi.doMock('./next.ts', () => ({
    project,
    writeSettings: async (folder: string) => mkdirSync(folder, { recursive: true }),
    next: async () => meanwhile(),
  }));
  vi.doMock('#publishing/build/islands.ts', () => ({ bundleIslands: async () => undefined }));
  vi.doMock('#publishing/build/desk.ts', () => ({ bundleDesk: async () => undefined }));
  vi.doMock('#publishing/build/fonts/cut.ts', () => ({ cutFonts: async () => undefined }));
});

test('code that is changed while it is compiled is not taken for what it was', async () => {
  const { compiledCode } = await import('./compiled.ts');
  meanwhile = () => {
    code = 'another version';
  };
  await expect(compiledCode('one version')).rejects.toThrow('changed');
  const left = readdirSync(path.join(project, '.masthead/compiled'), { recursive: true });
  expect(left.filter((name) => `${name}`.endsWith('finished'))).toEqual([]);
});

test('code that stays as it is is compiled once', async () => {
  const { compiledCode } = await import('./compiled.ts');
  let compiled = 0;
  meanwhile = () => {
    compiled += 1;
  };
  const folder = await compiledCode('one version');
  expect(await compiledCode('one version')).toBe(folder);
  expect(compiled).toBe(1);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { browserOnPath } from './browser.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'browsers-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program that ends with the given status, as a browser asked for its version would. */
function plant(name: string, status: number, mode = 0o755): string {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\nexit ${status}\n`, { mode });
  return file;
}

test('a browser in any folder of the PATH is found', () => {
  const chrome = plant('google-chrome', 0);
  expect(browserOnPath(`/nowhere${path.delimiter}${folder}`, NAMES)).toBe(chrome);
});

test('an earlier name is preferred to a later one', () => {
  plant('google-chrome', 0);
  const chromium = plant('chromium', 0);
  expect(browserOnPath(folder, NAMES)).toBe(chromium);
});

test('a browser that does not start is passed over for one that does', () => {
  plant('chromium', 127);
  plant('chromium-browser', 0, 0o644);
  const chrome = plant('google-chrome', 0);
  expect(browserOnPath(folder, NAMES)).toBe(chrome);
});

test('without a browser there is none', () => {
  expect(browserOnPath(folder, NAMES)).toBeNull();
});

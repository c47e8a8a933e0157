import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { variablesFor } from '#site/environment.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'programs-'));
  program('chromium', 'exit 0');
  program('apt-get', `echo "$@" >> ${installed()}`);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Puts a program on the PATH. @param script in the words of a shell */
const program = (name: string, script: string) =>
  writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
const installed = () => path.join(folder, 'installed');

function install(CI: string): string {
  const words = ['--import', 'tsx', 'e2e/install.ts'];
  const env = variablesFor({ CI, PATH: folder, CHROMIUM: '' });
  return spawnSync(process.execPath, words, { encoding: 'utf8', env }).stdout;
}

// `$2` is the package. One that was removed may have left its settings.
const WITHOUT_CADDY = `case $2 in
  caddy) echo 'Status: deinstall ok config-files';;
  *) echo 'Status: install ok installed';;
esac`;

test('what is missing is said to whoever works here, and nothing is installed', () => {
  program('dpkg', WITHOUT_CADDY);
  expect(install('')).toMatch(/NOT tested:\n!! apt-get install caddy\n$/);
  expect(() => readFileSync(installed())).toThrow('ENOENT');
});

test.runIf(process.getuid?.() === 0)('a build server gets what is missing', () => {
  program('dpkg', WITHOUT_CADDY);
  install('1');
  expect(readFileSync(installed(), 'utf8')).toMatch(/^update .*\ninstall .* caddy\n$/);
});

test('where nothing is missing, it says which browser is used', () => {
  program('dpkg', 'echo Status: install ok installed');
  expect(install('1')).toBe(`The browser is ${path.join(folder, 'chromium')}.\n`);
});

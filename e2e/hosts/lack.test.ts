import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hosts, plainNginx } from './hosts.ts';

let programs: string;
beforeEach(() => {
  programs = mkdtempSync(path.join(tmpdir(), 'masthead-programs-'));
  vi.stubEnv('PATH', programs);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(programs, { recursive: true });
});

/** Puts a program on the path. @param script in the words of a shell */
const install = (name: string, script: string) =>
  writeFileSync(path.join(programs, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

const lackOf = (name: string) => hosts.find((host) => host.name === name)?.lack();

test('an nginx without its brotli module is told from a whole one', () => {
  // It is asked to look at the file that follows the last `-c`.
  install(
    'nginx',
    'while read -r line; do case $line in *brotli*) echo \'unknown directive "brotli_static"\' >&2; exit 1;; esac; done < "$5"',
  );
  expect(lackOf('nginx')).toBe('has no module for brotli_static');
  expect(plainNginx.lack()).toBeNull();
});

test('a Caddy that is too old lacks something like one that is missing', () => {
  install('caddy', 'echo v2.5.1');
  expect(lackOf('Caddy')).toBe('is older than 2.6');
  install('caddy', 'echo 2.6.2');
  expect(lackOf('Caddy')).toBeNull();
  rmSync(path.join(programs, 'caddy'));
  expect(lackOf('Caddy')).toBe('is not installed');
});

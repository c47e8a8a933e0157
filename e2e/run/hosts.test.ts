import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findHosts } from './hosts.ts';

let programs: string;
beforeEach(() => {
  programs = mkdtempSync(path.join(tmpdir(), 'masthead-programs-'));
  // On a build server, what is missing would be installed.
  vi.stubEnv('CI', '');
  vi.stubEnv('PATH', programs);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(programs, { recursive: true });
});

/** Puts a program on the path. @param script in the words of a shell */
const install = (name: string, script: string) =>
  writeFileSync(path.join(programs, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

function said(): string {
  const sentences: string[] = [];
  findHosts((sentence) => sentences.push(sentence));
  return sentences.join('\n');
}

test('an nginx without its brotli module is named, and what is not tested without it', () => {
  // It is asked to look at the file that follows the last `-c`.
  install(
    'nginx',
    'while read -r line; do case $line in *brotli*) echo \'unknown directive "brotli_static"\' >&2; exit 1;; esac; done < "$5"',
  );
  const sentences = said();
  expect(sentences).toMatch(/nginx has no module for brotli_static: .* is NOT tested/);
  expect(sentences).toContain('apt-get install nginx libnginx-mod-http-brotli-static');
  expect(sentences).not.toContain('nginx without brotli');
});

test('a Caddy that is too old is named like one that is missing', () => {
  install('caddy', 'echo v2.5.1');
  expect(said()).toMatch(/Caddy is older than 2\.6: .* is NOT tested/);
  install('caddy', 'echo 2.6.2');
  expect(said()).not.toContain('Caddy');
  rmSync(path.join(programs, 'caddy'));
  expect(said()).toMatch(/Caddy is not installed: .* is NOT tested/);
});

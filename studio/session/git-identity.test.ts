import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gitIdentity } from './git-identity.ts';

let folder: string;
const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, stdio: 'pipe' });

beforeEach(() => {
  // Whoever runs the tests has a name of their own.
  vi.stubEnv('GIT_CONFIG_GLOBAL', path.join(tmpdir(), 'no-such-configuration'));
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
  folder = mkdtempSync(path.join(tmpdir(), 'identity-'));
  git('init', '--quiet');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('the repository’s own name and address are the editor’s', async () => {
  git('config', 'user.name', 'Ann Other');
  git('config', 'user.email', 'ann@example.org');
  expect(await gitIdentity(folder)).toEqual({ name: 'Ann Other', email: 'ann@example.org' });
});

test('where git knows no address, it says how to set one', async () => {
  git('config', 'user.name', 'Ann Other');
  await expect(gitIdentity(folder)).rejects.toThrow(
    'git config --global user.email "you@example.org"',
  );
});

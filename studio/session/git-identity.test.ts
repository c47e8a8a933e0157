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
  expect(await gitIdentity(path.join(folder, '.git'))).toEqual({
    name: 'Ann Other',
    email: 'ann@example.org',
  });
});

test('where git knows no address, it says how to set one', async () => {
  git('config', 'user.name', 'Ann Other');
  await expect(gitIdentity(path.join(folder, '.git'))).rejects.toThrow(
    'git config --global user.email "you@example.org"',
  );
});

test('in no repository, the name is that of the user, and no folder is looked through', async () => {
  vi.stubEnv('GIT_CONFIG_GLOBAL', path.join(folder, 'settings'));
  git('config', '--file', 'settings', 'user.name', 'Una User');
  git('config', '--file', 'settings', 'user.email', 'una@example.org');
  git('config', 'user.name', 'Ann Other');
  expect(await gitIdentity(null)).toEqual({ name: 'Una User', email: 'una@example.org' });
});

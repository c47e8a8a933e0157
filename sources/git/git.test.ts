import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { cloneWith, commitFiles, gitIn } from './fixtures.ts';
import { git, gitText, PLAIN_DIFF } from './git.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A program that leaves a trace where it was run. */
function program(folder: string, name: string) {
  const file = path.join(folder, name);
  const trace = `${file}.ran`;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n: > '${trace}'\nexit 0\n`);
  chmodSync(file, 0o755);
  return { file, hasRun: () => existsSync(trace) };
}

test('neither hooks nor a file system monitor of a repository are run', async () => {
  const clone = await cloneWith({ 'a.md': 'x' });
  const gitDir = path.join(clone, '.git');
  const hook = program(gitDir, 'hooks/reference-transaction');
  const monitor = program(gitDir, 'monitor');
  await gitIn(clone, ['config', 'core.fsmonitor', monitor.file]);
  const head = await gitText(gitDir, ['rev-parse', 'HEAD']);
  await git(gitDir, ['update-ref', 'refs/heads/new', head]);
  await git(gitDir, ['status', '--porcelain'], { workTree: clone });
  expect([hook.hasRun(), monitor.hasRun()]).toEqual([false, false]);
});

test('no program makes differences, whoever has named it', async () => {
  const clone = await cloneWith({ 'a.md': 'x', '.gitattributes': '*.md diff=own' });
  const gitDir = path.join(clone, '.git');
  const driver = program(gitDir, 'driver');
  vi.stubEnv('GIT_EXTERNAL_DIFF', driver.file);
  for (const key of ['diff.external', 'diff.own.command', 'diff.own.textconv']) {
    await gitIn(clone, ['config', key, driver.file]);
  }
  const after = await commitFiles(clone, { 'a.md': 'y' });
  const words = ['diff-tree', ...PLAIN_DIFF, '-p', `${after}~1`, after];
  expect(await gitText(gitDir, words, { workTree: clone })).toContain('+y');
  expect(driver.hasRun()).toBe(false);
});

test('what an environment says of another repository does not count', async () => {
  const clone = await cloneWith({ 'a.md': 'x' });
  const other = await cloneWith({ 'b.md': 'y' });
  for (const [name, value] of [
    ['GIT_DIR', '.git'],
    ['GIT_WORK_TREE', ''],
    ['GIT_INDEX_FILE', '.git/index'],
    ['GIT_OBJECT_DIRECTORY', '.git/objects'],
    ['GIT_COMMON_DIR', '.git'],
  ] as const) {
    vi.stubEnv(name, path.join(other, value));
  }
  expect(await gitText(path.join(clone, '.git'), ['ls-tree', '--name-only', 'HEAD'])).toBe(
    'a.md',
  );
});

test('the program that reaches another server is the operator’s, and is run', async () => {
  const clone = await cloneWith({ 'a.md': 'x' });
  const ssh = program(path.join(clone, '.git'), 'ssh');
  await gitIn(clone, ['config', 'core.sshCommand', ssh.file]);
  const asked = git(path.join(clone, '.git'), ['ls-remote', 'git@example.invalid:news.git']);
  await expect(asked).rejects.toThrow();
  expect(ssh.hasRun()).toBe(true);
});

test('a credential helper of the repository’s own settings is asked', async () => {
  const clone = await cloneWith({ 'a.md': 'x' });
  const helper = program(path.join(clone, '.git'), 'helper');
  await gitIn(clone, ['config', 'credential.helper', helper.file]);
  const input = 'protocol=https\nhost=example.invalid\n\n';
  const asked = git(path.join(clone, '.git'), ['credential', 'fill'], { input });
  await expect(asked).rejects.toThrow();
  expect(helper.hasRun()).toBe(true);
});

test('settings of a run are added to those that the operator has set by variables', async () => {
  const clone = await cloneWith({ 'a.md': 'x' });
  const gitDir = path.join(clone, '.git');
  vi.stubEnv('GIT_CONFIG_COUNT', '1');
  vi.stubEnv('GIT_CONFIG_KEY_0', 'masthead.one');
  vi.stubEnv('GIT_CONFIG_VALUE_0', 'of the operator');
  const settings = { 'masthead.two': 'of the run' };
  const read = (key: string) => gitText(gitDir, ['config', '--get', key], { settings });
  expect([await read('masthead.one'), await read('masthead.two')]).toEqual([
    'of the operator',
    'of the run',
  ]);
});

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { installation, runCommand, type Site, startSite } from '../command.ts';
import { cmsOf, formOf } from './cms-request.ts';
import { choices, post } from './content.ts';
import { editor } from './repository.ts';
import { signIn } from './signed-in.ts';

test.describe.configure({ mode: 'serial', timeout: 300_000 });

const { variables, remove } = installation({
  'posts/one.md': post('One', 'Text.'),
  ...choices,
});
const content = variables.CONTENT_DIR;
const clone = path.dirname(content);
const trace = path.join(clone, 'data/hook-has-run');
let site: Site;

const gitIn = (folder: string, ...words: string[]) =>
  execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
/** Refs of drafts in a repository, found by no discovery either. */
const draftsIn = (gitDir: string) =>
  gitIn(clone, `--git-dir=${gitDir}`, 'for-each-ref', '--format=%(refname)', 'refs/heads/cms');

test.beforeAll(async () => {
  test.setTimeout(300_000);
  gitIn(clone, 'init', '-q', '-b', 'main');
  gitIn(clone, 'config', 'user.name', editor.name);
  gitIn(clone, 'config', 'user.email', editor.email);
  writeFileSync(path.join(clone, '.gitignore'), 'data\n');
  plant();
  gitIn(clone, 'add', '-A');
  gitIn(clone, 'commit', '-q', '-m', 'What is published, and more');
  site = await startSite(variables, 'edit');
});
test.afterAll(async () => {
  await site?.stop();
  remove();
});

/** Puts a whole bare repository among the content, whose hook and settings start a program. */
function plant(): void {
  const other = path.join(clone, 'other');
  mkdirSync(other);
  gitIn(other, 'init', '-q', '-b', 'main');
  writeFileSync(path.join(other, 'a.md'), 'x');
  gitIn(other, 'add', '-A');
  gitIn(other, '-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '-qm', 'x');
  gitIn(clone, 'clone', '-q', '--bare', '--template=', other, 'bare');
  rmSync(other, { recursive: true });
  for (const name of ['HEAD', 'config', 'objects', 'packed-refs', 'refs']) {
    renameSync(path.join(clone, 'bare', name), path.join(content, name));
  }
  rmSync(path.join(clone, 'bare'), { recursive: true });
  // Git keeps no empty folders.
  writeFileSync(path.join(content, 'refs/keep'), '');
  const program = path.join(content, 'hooks/reference-transaction');
  mkdirSync(path.dirname(program));
  writeFileSync(program, `#!/bin/sh\nmkdir -p '${path.dirname(trace)}'\n: > '${trace}'\n`, {
    mode: 0o755,
  });
  gitIn(clone, 'config', '--file', path.join(content, 'config'), 'core.fsmonitor', program);
}

test('a repository that was committed among the posts gets no draft, and its programs do not run', async () => {
  // What git would find by itself.
  expect(gitIn(content, 'rev-parse', '--is-bare-repository')).toBe('true');
  rmSync(trace, { force: true });
  const ask = cmsOf(site, await signIn(site));
  const saved = await ask(
    'persistEntry',
    await formOf(ask, 'one', 'Another text.', 'content/posts'),
  );
  expect(saved).toMatchObject({ status: 200 });
  expect(draftsIn(path.join(clone, '.git'))).toBe('refs/heads/cms/posts/one');
  expect(draftsIn(content)).toBe('');
  const published = await ask('publishUnpublishedEntry', { collection: 'posts', slug: 'one' });
  expect(published).toMatchObject({ status: 200 });
  expect(gitIn(clone, 'show', 'main:content/posts/one.md')).toContain('Another text.');
  expect(existsSync(trace), 'a planted program has run').toBe(false);
});

test('`npm run check` warns of it, and nothing else changes', async () => {
  const { status, output } = await runCommand('check', variables);
  expect(status).toBe(0);
  expect(output).toMatch(/^ *HEAD:1:1 warning: .*\[repository-in-content\]$/m);
  expect(output).toContain('1 published');
});

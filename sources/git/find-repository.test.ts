import { cpSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findClone, isRepositoryItself } from './find-repository.ts';
import { bareWith, cloneWith, commitFiles, gitIn } from './fixtures.ts';
import { headOf } from './place.ts';
import { ContentRepository } from './repository.ts';

test('a folder belongs to the clone whose `.git` is nearest above it', async () => {
  const clone = await cloneWith({ 'site/news/posts/a.md': 'x' });
  expect(findClone(path.join(clone, 'site/news'))).toEqual({
    gitDir: path.join(clone, '.git'),
    workTree: clone,
    prefix: 'site/news',
  });
  expect(findClone(clone)).toMatchObject({ workTree: clone, prefix: '' });
});

test('files of a repository among the content are no repository', async () => {
  const clone = await cloneWith({ 'site/posts/a.md': 'x' });
  const planted = path.join(clone, 'site');
  cpSync(await bareWith({ 'posts/b.md': 'y' }), planted, { recursive: true });
  expect(isRepositoryItself(planted)).toBe(true);
  const ours = { gitDir: path.join(clone, '.git'), workTree: clone };
  expect(findClone(planted)).toMatchObject(ours);
  expect(await ContentRepository.at(planted, 'CONTENT_DIR')).toMatchObject({
    ...ours,
    folder: 'site',
  });
});

test('a bare repository is one only where it is named as one', async () => {
  const bare = await bareWith({ 'posts/a.md': 'x' });
  expect(await ContentRepository.at(bare, 'CONTENT_REPO')).toMatchObject({ workTree: null });
  await expect(ContentRepository.at(bare, 'CONTENT_DIR')).rejects.toThrow(/holds a `\.git`/);
});

test('a `.git` that is no repository is refused, and no other one is looked for', async () => {
  const clone = await cloneWith({ 'site/posts/a.md': 'x' });
  mkdirSync(path.join(clone, 'site/.git'));
  await expect(ContentRepository.at(path.join(clone, 'site'))).rejects.toThrow(/cannot open/);
});

test('a further working tree and a submodule, whose `.git` is a file, are opened', async () => {
  const clone = await cloneWith({ 'site/posts/a.md': 'x' });
  const further = `${clone}-further`;
  await gitIn(clone, ['worktree', 'add', '-q', '-b', 'next', further]);
  expect(await ContentRepository.at(path.join(further, 'site'))).toEqual({
    gitDir: path.join(clone, '.git/worktrees', path.basename(further)),
    main: 'refs/heads/next',
    folder: 'site',
    workTree: further,
  });

  const outer = await cloneWith({ 'readme.md': 'x' });
  const allowed = ['-c', 'protocol.file.allow=always'];
  await gitIn(outer, [...allowed, 'submodule', '--quiet', 'add', clone, 'news']);
  expect(await ContentRepository.at(path.join(outer, 'news/site'))).toMatchObject({
    gitDir: path.join(outer, '.git/modules/news'),
    workTree: path.join(outer, 'news'),
    folder: 'site',
  });
});

test('a `.git` file may name its repository by a path relative to itself', async () => {
  const clone = await cloneWith({ 'posts/a.md': 'x' });
  renameSync(path.join(clone, '.git'), path.join(clone, 'elsewhere'));
  writeFileSync(path.join(clone, '.git'), 'gitdir: ./elsewhere\n');
  await commitFiles(clone, { 'posts/b.md': 'y' });
  expect(await ContentRepository.at(clone)).toMatchObject({
    gitDir: path.join(clone, 'elsewhere'),
    workTree: clone,
  });
});

test('a clone that git was told has no working tree has none', async () => {
  const clone = await cloneWith({ 'posts/a.md': 'x' });
  await gitIn(clone, ['config', 'core.bare', 'true']);
  expect(await ContentRepository.at(clone)).toMatchObject({ workTree: null });
});

test('a commit that is checked out is no branch; a damaged HEAD is an error', async () => {
  const clone = await cloneWith({ 'site/posts/a.md': 'x' });
  const gitDir = path.join(clone, '.git');
  expect(await headOf(gitDir)).toMatch(/^refs\/heads\//);
  await gitIn(clone, ['checkout', '-q', '--detach']);
  expect(await headOf(gitDir)).toBe(null);
  writeFileSync(path.join(gitDir, 'HEAD'), 'nonsense');
  await expect(headOf(gitDir)).rejects.toThrow();
});

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { EnvironmentError } from '#site/variable.ts';
import { bareWith, cloneWith, gitIn } from './fixtures.ts';
import { commitAt } from './objects.ts';
import {
  contentRepository,
  layoutAt,
  openRepository,
  pathInContent,
  pathInTree,
} from './repository.ts';

test.each([
  ['at the root, in our layout', 'posts/a.md', '', 'masthead'],
  ['in content/', 'content/posts/a.md', 'content', 'masthead'],
  ['at the root, as Netlify CMS laid it out', 'src/pages/blog/a.md', '', 'netlify-cms'],
  [
    'in content/, as Netlify CMS laid it out',
    'content/src/pages/blog/a.md',
    'content',
    'netlify-cms',
  ],
  ['at the root, without folders', 'a.md', '', 'bare'],
])('the content of a bare repository is found %s', async (_where, file, folder, layout) => {
  const repository = await openRepository(await bareWith({ [file]: 'x' }));
  expect(repository).toMatchObject({ main: 'refs/heads/main', folder, workTree: null });
  const commit = await commitAt(repository.gitDir, repository.main);
  expect((await layoutAt(repository, commit ?? '')).name).toBe(layout);
});

test('a content folder within a clone belongs to that clone', async () => {
  const clone = await cloneWith({ 'site/news/posts/a.md': 'x', 'posts/b.md': 'y' });
  const repository = await openRepository(path.join(clone, 'site/news'));
  expect(repository).toEqual({
    gitDir: path.join(clone, '.git'),
    main: 'refs/heads/main',
    folder: 'site/news',
    workTree: clone,
  });
});

test('a repository without a commit is opened, so that the first post can be written', async () => {
  const clone = await cloneWith({});
  rmSync(path.join(clone, '.git/refs/heads/main'));
  expect(await openRepository(clone)).toMatchObject({ main: 'refs/heads/main', folder: '' });
});

test('a clone without a main branch is refused, with what to do', async () => {
  const clone = await cloneWith({ 'posts/a.md': 'x' });
  await gitIn(clone, ['switch', '-q', '-c', 'cms/posts/a']);
  await expect(openRepository(clone)).rejects.toThrow(/draft posts\/a.*git switch main/s);
  await gitIn(clone, ['switch', '-q', '--detach']);
  await expect(openRepository(clone)).rejects.toThrow(/no branch.*git switch main/s);
});

test('what is no repository is refused with the name of the variable', async () => {
  const clone = await cloneWith({});
  rmSync(path.join(clone, '.git'), { recursive: true });
  await expect(openRepository(clone, 'CONTENT_DIR')).rejects.toThrow(EnvironmentError);
  await expect(openRepository(clone, 'CONTENT_DIR')).rejects.toThrow('CONTENT_DIR');
  await expect(openRepository(path.join(clone, 'absent'))).rejects.toThrow('no folder');
});

test('paths lead from the content folder to the tree and back, and not out of it', () => {
  expect(pathInTree({ folder: 'content' }, 'posts/a.md')).toBe('content/posts/a.md');
  expect(pathInContent({ folder: 'content' }, 'content/posts/a.md')).toBe('posts/a.md');
  expect(pathInContent({ folder: 'content' }, 'contents/a.md')).toBeNull();
  expect(pathInContent({ folder: '' }, pathInTree({ folder: '' }, 'a.md'))).toBe('a.md');
});

test('an address is cloned once, also when two processes ask at once', async () => {
  const origin = await bareWith({ 'posts/a.md': 'x' });
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'masthead-data-'));
  const settings = { contentRepo: `file://${origin}`, contentDir: '/', dataDir };
  const [one, other] = await Promise.all([
    contentRepository(settings),
    contentRepository(settings),
  ]);
  expect(one).toEqual(other);
  expect(one).toMatchObject({ gitDir: path.join(dataDir, 'content.git'), workTree: null });
  expect(await commitAt(one.gitDir, one.main)).toBe(await commitAt(origin, one.main));
  expect(readdirSync(dataDir)).toEqual(['content.git']);
});

test('an address that cannot be cloned is refused by name and leaves nothing behind', async () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'masthead-data-'));
  const settings = { contentRepo: 'file:///absent/news.git', contentDir: '/', dataDir };
  await expect(contentRepository(settings)).rejects.toThrow('file:///absent/news.git');
  expect(readdirSync(dataDir)).toEqual([]);
  const secret = { ...settings, contentRepo: 'https://editor:hunter2@127.0.0.1:9/news.git' };
  await expect(contentRepository(secret)).rejects.toThrow(/^(?!.*hunter2).*127\.0\.0\.1/s);
});

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { EnvironmentError } from '#site/variable.ts';
import { pathInContent, pathInTree } from './content-path.ts';
import { bareWith, cloneWith, gitIn } from './fixtures.ts';
import { commitAt } from './objects.ts';
import { RefMoved } from './refs.ts';
import { ContentRepository } from './repository.ts';

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
  const repository = await ContentRepository.at(await bareWith({ [file]: 'x' }));
  expect(repository).toMatchObject({ main: 'refs/heads/main', folder, workTree: null });
  const commit = await repository.tip();
  expect((await repository.layoutAt(commit ?? '')).name).toBe(layout);
});

test('a content folder within a clone belongs to that clone', async () => {
  const clone = await cloneWith({ 'site/news/posts/a.md': 'x', 'posts/b.md': 'y' });
  const repository = await ContentRepository.at(path.join(clone, 'site/news'));
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
  expect(await ContentRepository.at(clone)).toMatchObject({
    main: 'refs/heads/main',
    folder: '',
  });
});

test('a clone without a main branch is refused, with what to do', async () => {
  const clone = await cloneWith({ 'posts/a.md': 'x' });
  await gitIn(clone, ['switch', '-q', '-c', 'cms/posts/a']);
  await expect(ContentRepository.at(clone)).rejects.toThrow(/draft posts\/a.*git switch main/s);
  await gitIn(clone, ['switch', '-q', '--detach']);
  await expect(ContentRepository.at(clone)).rejects.toThrow(/no branch.*git switch main/s);
});

test('what is no repository is refused with the name of the variable', async () => {
  const clone = await cloneWith({});
  rmSync(path.join(clone, '.git'), { recursive: true });
  await expect(ContentRepository.at(clone, 'CONTENT_DIR')).rejects.toThrow(EnvironmentError);
  await expect(ContentRepository.at(clone, 'CONTENT_DIR')).rejects.toThrow('CONTENT_DIR');
  await expect(ContentRepository.at(path.join(clone, 'absent'))).rejects.toThrow('no folder');
});

test('paths lead from the content folder to the tree and back, and not out of it', () => {
  expect(pathInTree('content', 'posts/a.md')).toBe('content/posts/a.md');
  expect(pathInContent('content', 'content/posts/a.md')).toBe('posts/a.md');
  expect(pathInContent('content', 'contents/a.md')).toBeNull();
  expect(pathInContent('', pathInTree('', 'a.md'))).toBe('a.md');
});

test('a repository is opened once, and again when another branch is checked out', async () => {
  const contentDir = await cloneWith({ 'posts/a.md': 'x' });
  const open = () =>
    ContentRepository.open({ contentRepo: null, contentDir, dataDir: contentDir });
  const first = await open();
  expect(await open()).toBe(first);
  await gitIn(contentDir, ['switch', '-q', '-c', 'next']);
  expect(await open()).toMatchObject({ main: 'refs/heads/next' });
  await gitIn(contentDir, ['switch', '-q', '-c', 'cms/posts/a']);
  await expect(open()).rejects.toThrow(/draft posts\/a/);
});

test('a commit is written to a tree with changes, named by a move, and read again', async () => {
  const repository = await ContentRepository.at(await bareWith({ 'content/posts/a.md': 'x' }));
  const from = await repository.requireTip();
  const changes = await repository.storeChanges([
    { path: 'posts/a.md', content: null },
    { path: 'posts/b.md', content: Buffer.from('y') },
  ]);
  const author = { name: 'An Editor', email: 'editor@example.org' };
  const tree = await repository.treeWith(from, changes);
  const to = await repository.commit({ tree, parents: [from], author, message: 'A change' });
  expect(await repository.tip()).toBe(from);
  await repository.move([{ ref: repository.main, from, to }]);
  expect(await repository.tip()).toBe(to);
  const files = await repository.list(to);
  expect([...files.keys()]).toEqual(['content/posts/b.md']);
  expect((await repository.read(files.get('content/posts/b.md')?.oid ?? '')).toString()).toBe(
    'y',
  );
  expect(await repository.describe(to)).toMatchObject({ tree, parents: [from], author });
  await expect(
    repository.move([{ ref: repository.main, from, to: null }]),
  ).rejects.toBeInstanceOf(RefMoved);
});

test('an address is cloned once, also when two processes ask at once', async () => {
  const origin = await bareWith({ 'posts/a.md': 'x' });
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'masthead-data-'));
  const settings = { contentRepo: `file://${origin}`, contentDir: '/', dataDir };
  const [one, other] = await Promise.all([
    ContentRepository.open(settings),
    ContentRepository.open(settings),
  ]);
  expect(one).toEqual(other);
  expect(one).toMatchObject({ gitDir: path.join(dataDir, 'content.git'), workTree: null });
  expect(await one.tip()).toBe(await commitAt(origin, one.main));
  expect(readdirSync(dataDir)).toEqual(['content.git']);
});

test('an address that cannot be cloned is refused by name and leaves nothing behind', async () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'masthead-data-'));
  const settings = { contentRepo: 'file:///absent/news.git', contentDir: '/', dataDir };
  await expect(ContentRepository.open(settings)).rejects.toThrow('file:///absent/news.git');
  expect(readdirSync(dataDir)).toEqual([]);
  const secret = { ...settings, contentRepo: 'https://editor:hunter2@127.0.0.1:9/news.git' };
  await expect(ContentRepository.open(secret)).rejects.toThrow(/^(?!.*hunter2).*127\.0\.0\.1/s);
});

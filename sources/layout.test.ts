import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { layoutOf } from './layout.ts';
import { ContentFolderError, folderTree } from './reading/content-tree.ts';

function folderWith(...files: string[]): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'masthead-content-'));
  for (const file of files) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), '');
  }
  return root;
}

test.each([
  ['masthead', ['posts/a.md', 'authors/b.md']],
  ['netlify-cms', ['src/pages/blog/a.md', 'static/img/x.png']],
  ['bare', ['a.md', '2024/b.md']],
] as const)('the layout %s is recognised by its folders', (name, files) => {
  expect(layoutOf(folderTree(folderWith(...files))).name).toBe(name);
});

test('a content folder that is not there, or is a file, is refused by name', () => {
  const root = folderWith('file.md');
  for (const wrong of ['absent', 'file.md']) {
    expect(() => folderTree(path.join(root, wrong))).toThrow(ContentFolderError);
    expect(() => folderTree(path.join(root, wrong))).toThrow(wrong);
  }
});

test('every file below a folder is listed once, sorted, with what it is', () => {
  const root = folderWith(
    'posts/b.md',
    'posts/A.markdown',
    'posts/2024/c.md',
    'posts/index.js',
  );
  mkdirSync(path.join(root, 'posts/folder.md'));
  expect(folderTree(root).list('posts')).toEqual([
    { file: 'posts/2024/c.md', kind: 'markdown' },
    { file: 'posts/A.markdown', kind: 'markdown' },
    { file: 'posts/b.md', kind: 'markdown' },
    { file: 'posts/folder.md', kind: 'folder-named-markdown' },
    { file: 'posts/index.js', kind: 'other' },
  ]);
});

test('a link to a folder is not followed, so that a circle of links ends', () => {
  const root = folderWith('posts/a.md');
  symlinkSync('.', path.join(root, 'posts/loop'));
  expect(
    folderTree(root)
      .list('posts')
      .map(({ file }) => file),
  ).toEqual(['posts/a.md', 'posts/loop']);
});

test('a folder of posts that is a link is known as one, and nothing in it is read', async () => {
  const root = folderWith('authors/a.md');
  symlinkSync(folderWith('secret.md'), path.join(root, 'posts'));
  const tree = folderTree(root);
  expect(layoutOf(tree).name).toBe('masthead');
  expect(tree.list('posts')).toEqual([]);
  expect(tree.isLinked('posts')).toBe(true);
  expect(await tree.read('posts/secret.md')).toBeNull();
  expect(await tree.version('posts/secret.md')).toBeNull();
});

test('a content folder that is itself a link is followed: its operator has made it', async () => {
  const link = path.join(folderWith(), 'content');
  symlinkSync(folderWith('posts/a.md'), link);
  expect(folderTree(link).list('posts')).toEqual([{ file: 'posts/a.md', kind: 'markdown' }]);
  expect(await folderTree(link).read('posts/a.md')).not.toBeNull();
});

test('a pipe is no file, and is not waited for', async () => {
  const root = folderWith('posts/a.md');
  execFileSync('mkfifo', [path.join(root, 'posts/pipe.md')]);
  const tree = folderTree(root);
  expect(tree.list('posts')).toContainEqual({ file: 'posts/pipe.md', kind: 'not-a-file' });
  expect(await tree.read('posts/pipe.md')).toBeNull();
});

test.each(['../secret.md', '/etc/passwd', 'posts/../../secret.md'])(
  'a path that leads out, %s, is not read',
  async (file) => {
    const root = folderWith('secret.md', 'content/posts/a.md');
    expect(await folderTree(path.join(root, 'content')).read(file)).toBeNull();
  },
);

test('a folder that is absent holds nothing', () => {
  expect(folderTree(folderWith()).list('posts')).toEqual([]);
});

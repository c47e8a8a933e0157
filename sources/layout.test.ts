import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ContentFolderError, folderTree } from './content-tree.ts';
import { layoutOf } from './layout.ts';

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

test('a folder that is absent holds nothing', () => {
  expect(folderTree(folderWith()).list('posts')).toEqual([]);
});

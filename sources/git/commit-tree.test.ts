import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { commitTree } from './commit-tree.ts';
import { cloneWith, commitFiles, gitIn } from './fixtures.ts';
import { ContentRepository } from './repository.ts';

test('a link in a commit is known as one, and nothing is read through it', async () => {
  const clone = await cloneWith({ 'content/posts/a.md': 'a' });
  symlinkSync('/etc', path.join(clone, 'content/media'));
  symlinkSync('a.md', path.join(clone, 'content/posts/b.md'));
  await commitFiles(clone, {});
  const tree = await treeOf(clone);
  expect(tree.list('posts')).toContainEqual({ file: 'posts/b.md', kind: 'link' });
  for (const file of ['media/passwd', 'media', 'posts/b.md']) {
    expect(tree.isLinked(file), file).toBe(true);
    expect(await tree.read(file), file).toBeNull();
  }
  expect(tree.isLinked('posts/a.md')).toBe(false);
});

test('a name in a commit that is not UTF-8 is shown by its bytes, and not read', async () => {
  const clone = await cloneWith({ 'content/posts/a.md': 'a' });
  const name = Buffer.from('content/posts/caf\xe9.md', 'latin1');
  writeFileSync(Buffer.concat([Buffer.from(`${clone}/`), name]), 'text');
  await commitFiles(clone, {});
  const tree = await treeOf(clone);
  const file = 'posts/caf\\xE9.md';
  expect(tree.list('posts')).toContainEqual({ file, kind: 'name-not-utf-8' });
  expect(await tree.read(file)).toBeNull();
});

async function treeOf(clone: string) {
  const head = (await gitIn(clone, ['rev-parse', 'HEAD'])).toString().trim();
  return commitTree(await ContentRepository.at(path.join(clone, 'content')), head);
}

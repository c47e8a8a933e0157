import path from 'node:path';
import { expect, test } from 'vitest';
import { cloneWith } from './git/fixtures.ts';
import { ContentRepository } from './git/repository.ts';
import { plantedRepositories } from './planted-repositories.ts';
import { folderTree } from './reading/content-tree.ts';

const PLANTED = {
  'site/HEAD': 'ref: refs/heads/main\n',
  'site/objects/info/packs': '\n',
  'site/refs/heads/main': '',
  'site/posts/inner/HEAD': 'ref: refs/heads/main\n',
  'site/posts/inner/objects/info/packs': '\n',
  'site/posts/inner/refs/heads/main': '',
  'site/posts/HEAD': 'no repository',
  'site/posts/a.md': 'x',
};

test('files of a repository among the content are warned of, on disk and in a commit', async () => {
  const clone = await cloneWith(PLANTED);
  const site = path.join(clone, 'site');
  const repository = await ContentRepository.at(site, 'CONTENT_DIR');
  for (const tree of [folderTree(site), await repository.tree('HEAD')]) {
    const findings = plantedRepositories(tree);
    expect(findings.map(({ file }) => file)).toEqual(['HEAD', 'posts/inner/HEAD']);
    expect(findings[0]).toMatchObject({ severity: 'warning', line: 1, column: 1 });
  }
});

test('the content’s own clone is not warned of', async () => {
  const clone = await cloneWith({ 'posts/a.md': 'x' });
  expect(plantedRepositories(folderTree(clone))).toEqual([]);
});

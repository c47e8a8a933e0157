import path from 'node:path';
import type { Finding } from '#newsroom/findings.ts';
import type { ContentTree } from './reading/content-tree.ts';

/**
 * Folders in which git would find a bare repository, with whatever programs its settings name.
 * They are read as content is and used for nothing else (git/find-repository.ts); an editor should
 * know that somebody has put them there.
 */
export function plantedRepositories(tree: ContentTree): Finding[] {
  return tree
    .list('.')
    .map(({ file }) => file)
    .filter((file) => path.posix.basename(file) === 'HEAD' && isRepository(file))
    .map((file) => ({
      severity: 'warning',
      rule: 'repository-in-content',
      file,
      line: 1,
      column: 1,
      message: 'The files of a git repository lie in this folder. They are not used.',
      repair: 'Delete HEAD, objects and refs there, and ask who has added them, and why.',
    }));

  function isRepository(head: string): boolean {
    const folder = path.posix.dirname(head);
    return ['objects', 'refs'].every((name) => tree.isFolder(path.posix.join(folder, name)));
  }
}

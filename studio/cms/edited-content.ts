import { commitTree } from '#sources/git/commit-tree.ts';
import { commitAt } from '#sources/git/objects.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { layoutOf } from '#sources/layout.ts';
import { readCategories } from '#sources/reading/read-categories.ts';
import type { EditedContent } from './configuration.ts';

/**
 * What the form has to know of the content as it is published.
 * @param origin where the editor's browser finds the site
 */
export async function editedContent(
  repository: ContentRepository,
  origin: string,
): Promise<EditedContent> {
  const commit = await commitAt(repository.gitDir, repository.main);
  if (!commit) {
    throw new Error(`${repository.main} in ${repository.gitDir} has no commit. Make one.`);
  }
  const tree = await commitTree(repository, commit);
  const layout = layoutOf(tree);
  const { categories } = await readCategories(tree, layout);
  return {
    layout,
    categories,
    folder: repository.folder,
    branch: repository.main.replace('refs/heads/', ''),
    origin,
  };
}

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
  const tree = await repository.tree(await repository.requireTip());
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

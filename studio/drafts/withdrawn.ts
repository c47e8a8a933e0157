import { endsAsRaster } from '#site/picture-endings.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { serverItself } from '#sources/git/server-itself.ts';
import type { TreeFile } from '#sources/git/tree.ts';
import { changesOf } from './drafts.ts';
import { namesPicture } from './pictures.ts';

/**
 * What a draft is to be merged into. Its post can have been taken off the site since it was
 * begun, as by going back to an earlier release; to git that contradicts each change to it. Who
 * publishes the draft wants the post on the site: it is put back as the draft found it, with the
 * pictures that it names.
 * @returns a commit that no ref names; the main branch itself where nothing was withdrawn
 */
export async function withWithdrawn(
  repository: ContentRepository,
  main: string,
  draft: string,
): Promise<string> {
  const [published, { files }] = await Promise.all([
    repository.list(main),
    changesOf(repository, draft),
  ]);
  const withdrawn = files.filter(
    ({ path, isNew }) => !isNew && !published.has(repository.pathInTree(path)),
  );
  const begun = await repository.mergeBase(main, draft);
  if (withdrawn.length === 0 || begun === null) return main;
  const texts = await Promise.all(withdrawn.map(({ oid }) => repository.read(oid)));
  const isWanted = (path: string) =>
    withdrawn.some((own) => repository.pathInTree(own.path) === path) ||
    (endsAsRaster(path) &&
      repository.pathInContent(path) !== null &&
      texts.some((text) => namesPicture(text.toString(), path)));
  const back = new Map<string, TreeFile>();
  for (const [path, file] of await repository.list(begun)) {
    if (!published.has(path) && isWanted(path)) back.set(path, file);
  }
  const tree = await repository.treeWith(main, back);
  const about = { author: serverItself(), message: 'Put back what was withdrawn\n' };
  return repository.commit({ tree, parents: [main], ...about });
}

import { endsAsRaster } from '#site/picture-endings.ts';
import { readBlob } from '#sources/git/objects.ts';
import { type ContentRepository, pathInContent, pathInTree } from '#sources/git/repository.ts';
import { filesAt, type TreeFile } from '#sources/git/tree.ts';
import { treeWith, writeCommit } from './commit.ts';
import { changesOf } from './drafts.ts';
import { mergeBase } from './merge.ts';
import { namesPicture } from './pictures.ts';
import { serverItself } from './remote.ts';

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
  const { gitDir } = repository;
  const [published, { files }] = await Promise.all([
    filesAt(gitDir, main),
    changesOf(repository, draft),
  ]);
  const withdrawn = files.filter(
    ({ path, isNew }) => !isNew && !published.has(pathInTree(repository, path)),
  );
  const begun = await mergeBase(gitDir, main, draft);
  if (withdrawn.length === 0 || begun === null) return main;
  const texts = await Promise.all(withdrawn.map(({ oid }) => readBlob(gitDir, oid)));
  const isWanted = (path: string) =>
    withdrawn.some((own) => pathInTree(repository, own.path) === path) ||
    (endsAsRaster(path) &&
      pathInContent(repository, path) !== null &&
      texts.some((text) => namesPicture(text.toString(), path)));
  const back = new Map<string, TreeFile>();
  for (const [path, file] of await filesAt(gitDir, begun)) {
    if (!published.has(path) && isWanted(path)) back.set(path, file);
  }
  const tree = await treeWith(gitDir, main, back);
  const about = { author: serverItself(), message: 'Put back what was withdrawn\n' };
  return writeCommit(gitDir, { tree, parents: [main], ...about });
}

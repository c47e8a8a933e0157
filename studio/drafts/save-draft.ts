import { branchOf, type DraftName } from '#site/draft-branches.ts';
import { commitAt } from '#sources/git/objects.ts';
import { type ContentRepository, pathInTree } from '#sources/git/repository.ts';
import { filesAt } from '#sources/git/tree.ts';
import { endLinks, linksTo } from '../preview/links.ts';
import {
  type Change,
  type NewCommit,
  type Person,
  storeChanges,
  type TreeChanges,
  treeOf,
  treeWith,
  writeCommit,
} from './commit.ts';
import { endRecord, mainOf } from './drafts.ts';
import { isAncestor, mergeCommits } from './merge.ts';
import { moveRefs } from './refs.ts';

/**
 * Saves to a draft, which starts at the main branch where there is none. One that the main
 * branch has left behind takes over what is new there, unless that touches the files at hand:
 * contradictions are for the moment of publication, and not for that of saving. Where nothing
 * changes, nothing is committed.
 * @param expected the commit that the draft stands at; null where there is none yet
 * @param madeFrom the published commit that a new draft starts at: the one that its changes were
 * made from, so that what was published since is not undone by them
 * @returns the commit that it stands at now
 * @throws RefMoved when somebody else has saved in between
 */
export async function saveDraft(
  repository: ContentRepository,
  name: DraftName,
  expected: string | null,
  changes: Change[],
  about: { author: Person; message: string },
  madeFrom?: string,
): Promise<string> {
  const { gitDir } = repository;
  const ref = branchOf(name);
  const main = madeFrom ?? (await mainOf(repository));
  if (expected === null) await endOldDraft(repository, name, changes, main);
  const files = await storeChanges(repository, changes);
  const start = expected ?? main;
  const own = await treeWith(gitDir, start, files);
  if (own === (await treeOf(gitDir, start))) {
    if (expected === null) await moveRefs(gitDir, [{ ref, from: null, to: start }]);
    return start;
  }
  const saved = { tree: own, parents: [start], ...about };
  const commit =
    expected === null ? saved : await caughtUp(gitDir, saved, { expected, main, files });
  const to = await writeCommit(gitDir, commit);
  await moveRefs(gitDir, [{ ref, from: expected, to }]);
  return to;
}

/**
 * Whoever begins a draft where another was does not show it to those who were sent that one,
 * nor what was said of that one to those who are sent this: its branch may have been merged or
 * removed by git, or by a process that was killed.
 */
async function endOldDraft(
  repository: ContentRepository,
  name: DraftName,
  changes: Change[],
  main: string,
): Promise<void> {
  const ref = branchOf(name);
  if ((await commitAt(repository.gitDir, ref)) !== null) return;
  const published = await filesAt(repository.gitDir, main);
  const isThere = changes.some(({ path }) => published.has(pathInTree(repository, path)));
  await endLinks(repository, await linksTo(repository, ref), {
    at: new Date().toISOString(),
    published: isThere ? main : null,
  });
  await endRecord(repository, name);
}

/** What is to be committed, with the main branch merged into it if that does no harm. */
async function caughtUp(
  gitDir: string,
  saved: NewCommit,
  { expected, main, files }: { expected: string; main: string; files: TreeChanges },
): Promise<NewCommit> {
  if (await isAncestor(gitDir, main, expected)) return saved;
  const merged = await mergeCommits(gitDir, await writeCommit(gitDir, saved), main);
  if ('conflicts' in merged) return saved;
  const listing = await filesAt(gitDir, merged.tree);
  const kept = [...files].every(([path, file]) => listing.get(path)?.oid === file?.oid);
  return kept ? { ...saved, tree: merged.tree, parents: [expected, main] } : saved;
}

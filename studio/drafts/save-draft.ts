import { branchOf, type DraftName } from '#site/draft-branches.ts';
import type { Change, NewCommit, Person, TreeChanges } from '#sources/git/commit.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { endLinks, linksTo } from '../preview/links.ts';
import { endRecord } from './drafts.ts';

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
  const ref = branchOf(name);
  const main = madeFrom ?? (await repository.requireTip());
  if (expected === null) await endOldDraft(repository, name, changes, main);
  const files = await repository.storeChanges(changes);
  const start = expected ?? main;
  const own = await repository.treeWith(start, files);
  if (own === (await repository.treeOf(start))) {
    if (expected === null) await repository.move([{ ref, from: null, to: start }]);
    return start;
  }
  const saved = { tree: own, parents: [start], ...about };
  const commit =
    expected === null ? saved : await caughtUp(repository, saved, { expected, main, files });
  const to = await repository.commit(commit);
  await repository.move([{ ref, from: expected, to }]);
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
  if ((await repository.tip(ref)) !== null) return;
  const published = await repository.list(main);
  const isThere = changes.some(({ path }) => published.has(repository.pathInTree(path)));
  await endLinks(repository, await linksTo(repository, ref), {
    at: new Date().toISOString(),
    published: isThere ? main : null,
  });
  await endRecord(repository, name);
}

/** What is to be committed, with the main branch merged into it if that does no harm. */
async function caughtUp(
  repository: ContentRepository,
  saved: NewCommit,
  { expected, main, files }: { expected: string; main: string; files: TreeChanges },
): Promise<NewCommit> {
  if (await repository.isAncestor(main, expected)) return saved;
  const merged = await repository.merge(await repository.commit(saved), main);
  if ('conflicts' in merged) return saved;
  const listing = await repository.list(merged.tree);
  const kept = [...files].every(([path, file]) => listing.get(path)?.oid === file?.oid);
  return kept ? { ...saved, tree: merged.tree, parents: [expected, main] } : saved;
}

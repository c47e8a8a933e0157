import { UserError } from '#system/user-error.ts';
import { writeCommit } from './commit.ts';
import { GitError } from './git.ts';
import { isAncestor, mergeBase, mergeCommits } from './merge.ts';
import { commitAt } from './objects.ts';
import type { Place } from './place.ts';
import { moveRefs, pastLocks, RefMoved } from './refs.ts';
import { MOVED, REMOTE, reach, retrySync, unanswered } from './remote.ts';
import { serverItself } from './server-itself.ts';

type Clone = Pick<Place, 'gitDir' | 'main'>;

/**
 * Brings the main branch here, and that of the repository that the content comes from, to the same
 * commit: fetches what is new there, pushes what is new here, and merges first where both have
 * changed. Nothing is ever forced.
 * @throws UserError where both have changed the same lines, or the other does not answer
 */
export function syncMain(clone: Clone, url: string): Promise<void> {
  return retrySync(async () => {
    const theirs = await fetchMain(clone, url);
    const ours = await commitAt(clone.gitDir, clone.main);
    if (ours === theirs || ours === null) return;
    const both = await mergeMain(clone, ours, theirs);
    if (both !== theirs) await pushMain(clone, url, both);
  });
}

const shortName = (main: string) => main.replace(/^refs\/heads\//, '');

/** @returns where the other's main branch stands; null before its first commit */
async function fetchMain({ gitDir, main }: Clone, url: string): Promise<string | null> {
  const ref = `refs/remotes/origin/${shortName(main)}`;
  try {
    await pastLocks(() =>
      reach(gitDir, url, ['fetch', '-q', '--no-tags', REMOTE, `+${main}:${ref}`]),
    );
  } catch (error) {
    if (error instanceof GitError && /couldn't find remote ref/.test(error.stderr)) return null;
    throw unanswered(
      'The repository that the content comes from cannot be fetched from',
      error,
    );
  }
  return commitAt(gitDir, ref);
}

/** Moves our main branch to what holds both. @returns where it stands then */
async function mergeMain({ gitDir, main }: Clone, ours: string, theirs: string | null) {
  if (theirs === null || (await isAncestor(gitDir, theirs, ours))) return ours;
  if (await isAncestor(gitDir, ours, theirs)) {
    await moveRefs(gitDir, [{ ref: main, from: ours, to: theirs }]);
    return theirs;
  }
  if ((await mergeBase(gitDir, ours, theirs)) === null) throw anotherHistory(gitDir);
  const merged = await mergeCommits(gitDir, ours, theirs);
  if ('conflicts' in merged) throw contradiction(gitDir, main, merged.conflicts);
  const to = await writeCommit(gitDir, {
    tree: merged.tree,
    parents: [ours, theirs],
    author: serverItself(),
    message: 'Merge what was changed elsewhere\n',
  });
  await moveRefs(gitDir, [{ ref: main, from: ours, to }]);
  return to;
}

/** @throws RefMoved where the other's main branch has moved since it was fetched */
async function pushMain({ gitDir, main }: Clone, url: string, commit: string): Promise<void> {
  try {
    await reach(gitDir, url, ['push', '-q', REMOTE, `${commit}:${main}`]);
  } catch (error) {
    if (error instanceof GitError && MOVED.test(error.stderr)) throw new RefMoved(error.stderr);
    throw unanswered('The repository that the content comes from cannot be pushed to', error);
  }
}

function anotherHistory(gitDir: string): UserError {
  return new UserError(
    `CONTENT_REPO names a repository that has no commit in common with what is published here. To publish that one, stop the server, move ${gitDir} away, and start it again.`,
  );
}

function contradiction(gitDir: string, main: string, files: string[]): UserError {
  return new UserError(
    `Not pushed: ${files.join(', ')} has been changed here, and in the repository that the content comes from, in the same lines. Readers get what was published here. In a clone of that repository run \`git pull ${gitDir} ${shortName(main)}\`, settle the contradiction, and push.`,
  );
}

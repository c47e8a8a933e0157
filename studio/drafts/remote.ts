import { identity } from '#site/identity.ts';
import { siteOrigin } from '#site/origin.ts';
import { withoutPassword } from '#sources/git/clone-once.ts';
import { type Person, writeCommit } from '#sources/git/commit.ts';
import { GitError, git } from '#sources/git/git.ts';
import { isAncestor, mergeBase, mergeCommits } from '#sources/git/merge.ts';
import { commitAt } from '#sources/git/objects.ts';
import { moveRefs, pastLocks, RefMoved } from '#sources/git/refs.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { Refusal } from './refusal.ts';

type Clone = ContentRepository;

/** A connection over http that says nothing for so long is given up. */
const PATIENCE = ['-c', 'http.lowSpeedLimit=1', '-c', 'http.lowSpeedTime=20'];

/** Over ssh nobody but us notices that the other has fallen silent. */
const LONGEST_MS = 10 * 60_000;

/** Runs git with the repository that the content comes from. @throws GitError, in the end */
export const reach = (gitDir: string, args: string[], limit = LONGEST_MS): Promise<Buffer> =>
  git(gitDir, [...PATIENCE, ...args], { limit });

/** Above this many in a row, somebody else pushes faster than we can merge. */
const ATTEMPTS = 6;

/**
 * Brings the main branch of a clone, and that of the repository it was cloned from, to the same
 * commit: what is new there is taken over, what is new here is pushed, and what is new in both
 * is merged first. Nothing is ever forced.
 * @throws Refusal where both have changed the same lines, or the other does not answer
 */
export async function exchangeWithRemote(clone: Clone): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const theirs = await fetchMain(clone);
    const ours = await clone.tip();
    if (ours === theirs || ours === null) return;
    try {
      const both = await takeOver(clone, ours, theirs);
      if (both === theirs || (await pushMain(clone, both))) return;
    } catch (error) {
      // Somebody has published here in the meantime.
      if (!(error instanceof RefMoved)) throw error;
    }
  }
  throw changedAllTheTime();
}

export const changedAllTheTime = () =>
  new Refusal(
    503,
    'Not pushed yet: the repository that the content comes from is changing all the time.',
  );

/** Who makes a commit that no person has asked for. */
export const serverItself = (): Person => ({
  name: identity.name,
  email: `noreply@${new URL(siteOrigin()).hostname}`,
});

const shortName = (main: string) => main.replace(/^refs\/heads\//, '');
const trackingRef = (main: string) => `refs/remotes/origin/${shortName(main)}`;

/** @returns where the other's main branch stands; null before its first commit */
async function fetchMain({ gitDir, main }: Clone): Promise<string | null> {
  const ref = trackingRef(main);
  try {
    await pastLocks(() =>
      reach(gitDir, ['fetch', '-q', '--no-tags', 'origin', `+${main}:${ref}`]),
    );
  } catch (error) {
    if (error instanceof GitError && /couldn't find remote ref/.test(error.stderr)) return null;
    throw unanswered('fetched from', error);
  }
  return commitAt(gitDir, ref);
}

/** Moves our main branch to what holds both. @returns where it stands then */
async function takeOver({ gitDir, main }: Clone, ours: string, theirs: string | null) {
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

/** What a push says of a ref that is no longer where it was fetched. */
export const MOVED =
  /fetch first|non-fast-forward|stale info|cannot lock ref|failed to update ref|reference already exists/;

/** @returns false where the other's main branch has moved since it was fetched */
async function pushMain({ gitDir, main }: Clone, commit: string): Promise<boolean> {
  try {
    await reach(gitDir, ['push', '-q', 'origin', `${commit}:${main}`]);
    return true;
  } catch (error) {
    if (error instanceof GitError && MOVED.test(error.stderr)) return false;
    throw unanswered('pushed to', error);
  }
}

/** @param done what was tried, with its preposition */
export function unanswered(done: string, error: unknown): unknown {
  if (!(error instanceof GitError)) return error;
  const why = withoutPassword(error.stderr.trim());
  return new Refusal(
    503,
    `The repository that the content comes from cannot be ${done}: ${why}`,
  );
}

function anotherHistory(gitDir: string): Refusal {
  return new Refusal(
    409,
    `CONTENT_REPO names a repository that has no commit in common with what is published here. To publish that one, stop the server, move ${gitDir} away, and start it again.`,
  );
}

function contradiction(gitDir: string, main: string, files: string[]): Refusal {
  return new Refusal(
    409,
    `Not pushed: ${files.join(', ')} has been changed here, and in the repository that the content comes from, in the same lines. Readers get what was published here. In a clone of that repository run \`git pull ${gitDir} ${shortName(main)}\`, settle the contradiction, and push.`,
  );
}

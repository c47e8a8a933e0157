import { draftOfBranch } from '#site/draft-branches.ts';
import { GitError } from '#sources/git/git.ts';
import { RefMoved } from '#sources/git/refs.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { removedRef } from './drafts.ts';
import { joinWork } from './join-work.ts';
import { Refusal } from './refusal.ts';
import { changedAllTheTime, MOVED, reach, unanswered } from './remote.ts';
import { fetchWork, isPublished, knownRef, readStandings, type Standing } from './standings.ts';

/** Somebody who saves in that very moment may be met a few times, and not always. */
const ATTEMPTS = 8;

/** So many refs at once; a command has its longest length. */
const AT_ONCE = 100;

/** A ref in the three places, with what it is to be in all of them. */
type Settled = Standing & { to: string | null };

/**
 * Exchanges what editors' work leaves behind with the repository that the content comes from, so
 * that every server on that has it. Theirs is moved under the condition that it still stands where
 * it was fetched, and ours that it still stands where it was read, so that nothing is written over.
 * @throws Refusal where the other does not answer, or does not take them
 */
export async function exchangeWork(repository: ContentRepository): Promise<void> {
  const { gitDir } = repository;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await fetchWork(gitDir);
    const standings = await readStandings(repository);
    if (standings.length === 0) return;
    const settled: Settled[] = [];
    for (const standing of standings) {
      settled.push({ ...standing, to: await joinWork(repository, standing) });
    }
    const refused = await pushWork(gitDir, settled);
    for (const each of settled) if (!refused.has(each.ref)) await adopt(repository, each);
  }
  throw changedAllTheTime();
}

/** @returns the refs that have moved there since they were fetched */
async function pushWork(gitDir: string, settled: Settled[]): Promise<Set<string>> {
  const moved = new Set<string>();
  const pushed = settled.filter(({ to, theirs }) => to !== theirs);
  for (let at = 0; at < pushed.length; at += AT_ONCE) {
    const some = pushed.slice(at, at + AT_ONCE);
    const leases = some.map(({ ref, theirs }) => `--force-with-lease=${ref}:${theirs ?? ''}`);
    // Without a `+`, which would take the condition away.
    const refs = some.map(({ ref, to }) => `${to ?? ''}:${ref}`);
    try {
      await reach(gitDir, ['push', '--porcelain', ...leases, 'origin', ...refs]);
    } catch (error) {
      const lines = error instanceof GitError ? error.output.split('\n') : [];
      const rejected = lines.filter((line) => line.startsWith('!'));
      if (rejected.length === 0 || rejected.some((line) => !MOVED.test(line))) {
        throw notTaken(rejected) ?? unanswered('pushed to', error);
      }
      for (const line of rejected) moved.add(line.split('\t')[1]?.split(':')[1] ?? '');
    }
  }
  return moved;
}

/** A forge may keep some names for itself, or protect them. */
function notTaken(rejected: string[]): Refusal | null {
  const line = rejected.find((line) => !MOVED.test(line));
  if (!line) return null;
  const [, ref = '', why = ''] = line.split('\t');
  return new Refusal(
    503,
    `Drafts, links and comments are kept here alone: the repository that the content comes from does not take ${ref.split(':')[1]}: ${why}`,
  );
}

/** Brings ours to what both have now. Who has moved it meanwhile is met again in the next round. */
async function adopt(
  repository: ContentRepository,
  { ref, ours, known, to }: Settled,
): Promise<void> {
  const kept = to === null && ours !== null ? await keeping(repository, ref, ours) : [];
  const moves = [
    { ref, from: ours, to },
    { ref: knownRef(ref), from: known, to },
    ...kept,
  ].filter(({ from, to }) => from !== to);
  try {
    await repository.move(moves);
  } catch (error) {
    if (!(error instanceof RefMoved)) throw error;
  }
}

/** A branch that somebody has deleted elsewhere, by whatever means, can be brought back as well. */
async function keeping(repository: ContentRepository, branch: string, commit: string) {
  const name = draftOfBranch(branch);
  if (!name || (await isPublished(repository, commit))) return [];
  const ref = removedRef(name);
  return [{ ref, from: await repository.tip(ref), to: commit }];
}

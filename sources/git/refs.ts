import { rm, stat } from 'node:fs/promises';
import pRetry from 'p-retry';
import { ifMissing } from '#system/missing.ts';
import { DURABLE, NOTHING } from './commit.ts';
import { GitError, git } from './git.ts';

/** One ref from one object to another; null: it is not there, before or after. */
export type Move = { ref: string; from: string | null; to: string | null };

/** Somebody else moved the ref first: nothing was changed. */
export class RefMoved extends Error {
  override name = 'RefMoved';
}

const MOVED = /but expected|already exists|unable to resolve reference/;
/** A ref whose file is empty or damaged was not moved by anybody. */
const BROKEN = /reference broken/;
const LOCKED =
  /[Uu]nable to create (?:file )?'?(\/.+?(?:\.lock|packed-refs\.new))'?: File exists/;

/** Git holds the lock of a ref for milliseconds. One that is older was left by a killed process. */
const LEFT_BEHIND_MS = 3_000;
const PATIENCE_MS = 8_000;

/**
 * Moves refs, all or none.
 * @throws RefMoved when one of them is no longer where it was expected
 */
export async function moveRefs(gitDir: string, moves: Move[]): Promise<void> {
  const input = moves
    .map(({ ref, from, to }) => `update ${ref}\0${to ?? NOTHING}\0${from ?? NOTHING}\0`)
    .join('');
  const words = [...DURABLE, 'update-ref', '--no-deref', '--stdin', '-z'];
  try {
    await pastLocks(() => git(gitDir, words, { input }));
  } catch (error) {
    if (!(error instanceof GitError) || BROKEN.test(error.stderr)) throw error;
    if (MOVED.test(error.stderr)) throw new RefMoved(error.stderr.trim());
    throw error;
  }
}

/**
 * Does something that changes refs. Where one is locked, the other is waited for; a lock that a
 * killed process has left is removed.
 */
export async function pastLocks<T>(work: () => Promise<T>): Promise<T> {
  return pRetry(work, {
    retries: Infinity,
    maxRetryTime: PATIENCE_MS,
    minTimeout: 30,
    factor: 1,
    randomize: true,
    shouldRetry: async ({ error }) => {
      const lock = error instanceof GitError ? LOCKED.exec(error.stderr)?.[1] : undefined;
      if (lock !== undefined) await removeLeftBehind(lock);
      return lock !== undefined;
    },
  });
}

async function removeLeftBehind(lock: string): Promise<void> {
  const entry = await stat(lock).catch(ifMissing(null));
  if (entry && Date.now() - entry.mtimeMs > LEFT_BEHIND_MS) await rm(lock, { force: true });
}

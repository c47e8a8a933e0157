import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { check, type LockOptions, lock } from 'proper-lockfile';

/**
 * After so long a folder is no longer held by a process that was killed, in milliseconds. One
 * that lives says so more often.
 */
const FORGOTTEN = 20_000;

const AGAIN = 500;

/**
 * Does something to a folder that no two processes may do at once: who comes second waits.
 * @param folder need not be there; beside it stands a lock for as long as the work lasts
 */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const release = await hold(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ELOCKED') throw error;
    console.log(`Another process is at work on ${folder}. Waiting until it has ended.`);
    const retries = { forever: true, factor: 1, minTimeout: AGAIN, maxTimeout: AGAIN };
    return hold(folder, { retries });
  });
  return work().finally(release);
}

/** The same, without waiting. @returns `busy` where another process is at it */
export async function tryLock<T>(folder: string, work: () => Promise<T>): Promise<T | 'busy'> {
  try {
    const release = await hold(folder);
    return await work().finally(release);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOCKED') return 'busy';
    throw error;
  }
}

/** Whether another process is at it just now. */
export async function isBusy(folder: string): Promise<boolean> {
  return check(folder, { realpath: false, stale: FORGOTTEN });
}

/** @returns what lets go of the folder @throws ELOCKED where another process holds it */
async function hold(folder: string, options: LockOptions = {}): Promise<() => Promise<void>> {
  await mkdir(path.dirname(folder), { recursive: true });
  return lock(folder, { realpath: false, stale: FORGOTTEN, ...options });
}

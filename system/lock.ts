import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { check, type LockOptions, lock } from 'proper-lockfile';
import { holderFate, LockFolder } from './lock-folder.ts';

/**
 * A process that lives renews its lock every five seconds. One that has not done so for ten is
 * stalled, or runs on a machine that was switched off, and loses the lock to the next that asks.
 */
const STALE_MS = 10_000;

const RETRY = { forever: true, factor: 1, minTimeout: 50, maxTimeout: 100, randomize: true };

/** What the work under a lock is given, so that it stops when the lock is lost. */
export type Lock = {
  /** Aborted once it is noticed that the lock was lost. */
  signal: AbortSignal;
  /**
   * Looks whether this process still holds the lock. Work that may take longer than a few seconds
   * calls it before each write that others could see.
   * @throws LockLost
   */
  assertHeld: () => void;
};

/** This process was stalled for so long that another one took its lock. */
export class LockLost extends Error {
  override name = 'LockLost';

  constructor(folder: string) {
    super(
      `This process stood still for too long, and another one is at work on ${folder} now.`,
    );
  }
}

/**
 * Holds the lock of a folder while `work` runs; a second caller, in this process or another one,
 * waits. Where the holder's process is gone, its lock is taken over at once.
 * @param folder need not exist; the lock is the folder `<folder>.lock` beside it
 * @param options.patience how long to wait, in milliseconds; without it, as long as it takes
 * @throws what `work` throws; an error with code `ELOCKED` when the patience is over
 */
export async function withLock<T>(
  folder: string,
  work: (lock: Lock) => Promise<T>,
  { patience }: { patience?: number } = {},
): Promise<T> {
  const held = await acquire(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ELOCKED') throw error;
    if (patience !== undefined) return acquire(folder, { ...RETRY, maxRetryTime: patience });
    console.log(`Another process is at work on ${folder}. Waiting until it has ended.`);
    return acquire(folder, RETRY);
  });
  return work(held).finally(held.release);
}

/** As `withLock`, without waiting. @returns `busy` where another caller holds the lock */
export async function tryLock<T>(
  folder: string,
  work: (lock: Lock) => Promise<T>,
): Promise<T | 'busy'> {
  const held = await acquire(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ELOCKED') throw error;
    return null;
  });
  return held === null ? 'busy' : work(held).finally(held.release);
}

/** Whether somebody holds the lock of a folder at this moment. */
export async function isBusy(folder: string): Promise<boolean> {
  const isLocked = await check(folder, { realpath: false, stale: STALE_MS });
  return isLocked && holderFate(`${folder}.lock`) !== 'gone';
}

/** @throws an error with code `ELOCKED` where another caller holds the lock */
async function acquire(
  folder: string,
  retries?: LockOptions['retries'],
): Promise<Lock & { release: () => Promise<void> }> {
  await mkdir(path.dirname(folder), { recursive: true });
  const lost = new AbortController();
  const files = new LockFolder();
  const release = await lock(folder, {
    realpath: false,
    stale: STALE_MS,
    fs: files,
    onCompromised: () => lost.abort(new LockLost(folder)),
    ...(retries && { retries }),
  });
  return {
    signal: lost.signal,
    // The signal alone is not enough: after a stall, work may go on before the timer that sets it.
    assertHeld: () => {
      if (!lost.signal.aborted && !files.isOurs(`${folder}.lock`)) {
        lost.abort(new LockLost(folder));
      }
      lost.signal.throwIfAborted();
    },
    release: async () => {
      if (!lost.signal.aborted) await release();
    },
  };
}

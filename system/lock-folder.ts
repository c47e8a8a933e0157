import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  stat,
  utimes,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { isMissing, orIfMissing } from './missing.ts';
import { fateOf, thisProcess } from './process.ts';

type Done = (error: Error | null) => void;

/**
 * The file system as proper-lockfile sees it. Its lock is a folder; here that folder holds one
 * file, which names the process that holds the lock. This adds two things to proper-lockfile: the
 * lock of a process that is gone is free, and nobody removes a lock other than the one they looked
 * at, since each has a file name of its own.
 *
 * Renaming a folder to the name of the lock fails where that folder holds a file, and succeeds
 * where it is empty or missing. So taking the lock is one step, and its file is there from the
 * beginning.
 */
export class LockFolder {
  readonly #own = `${randomUUID()}.json`;
  /** The file of the holder that was in the way when the lock was last asked for. */
  #seen: string | null = null;
  readonly stat = stat;
  readonly utimes = utimes;

  readonly mkdir = (lock: string, done: Done): void => settle(() => this.#take(lock), done);
  readonly rmdir = (lock: string, done: Done): void => settle(() => this.rmdirSync(lock), done);

  /** Releases our lock, or the one that was in the way and that proper-lockfile calls stale. */
  readonly rmdirSync = (lock: string): void => {
    rmSync(path.join(lock, this.#seen ?? this.#own), { force: true });
    removeIfEmpty(lock);
  };

  isOurs(lock: string): boolean {
    return existsSync(path.join(lock, this.#own));
  }

  /** @throws EEXIST where another process, or another caller in this one, holds the lock */
  #take(lock: string): void {
    this.#seen = holderFile(lock);
    if (this.#seen !== null) {
      if (holderFate(lock) !== 'gone') throw inTheWay(lock);
      rmSync(path.join(lock, this.#seen), { force: true });
    }
    // The name ends as that of a lock does, so that whoever lists the folder passes over both.
    const made = `${lock}.${randomUUID()}.lock`;
    mkdirSync(made);
    try {
      writeFileSync(path.join(made, this.#own), JSON.stringify(thisProcess()));
      renameSync(made, lock);
      this.#seen = null;
    } catch (error) {
      rmSync(made, { recursive: true, force: true });
      throw isNotEmpty(error) ? inTheWay(lock) : error;
    }
  }
}

/** What became of the process that a folder names in its file. One without a name may be anybody's. */
export function holderFate(folder: string): ReturnType<typeof fateOf> {
  const file = holderFile(folder);
  if (file === null) return 'unknown';
  try {
    return fateOf(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
  } catch (error) {
    // Released just now, or cut short when the machine lost its power.
    if (isMissing(error) || error instanceof SyntaxError) return 'unknown';
    throw error;
  }
}

function holderFile(lock: string): string | null {
  return orIfMissing([], () => readdirSync(lock))[0] ?? null;
}

function removeIfEmpty(lock: string): void {
  try {
    rmdirSync(lock);
  } catch (error) {
    // Somebody else has removed it, or holds it already.
    if (!isMissing(error) && !isNotEmpty(error)) throw error;
  }
}

function settle(work: () => void, done: Done): void {
  try {
    work();
  } catch (error) {
    done(error as Error);
    return;
  }
  done(null);
}

const isNotEmpty = (error: unknown) =>
  ['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '');
const inTheWay = (lock: string) =>
  Object.assign(new Error(`${lock} is held.`), { code: 'EEXIST' });

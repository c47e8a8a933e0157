import { rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { ContentRepository } from '#sources/git/repository.ts';
import { withLock } from '#system/lock.ts';
import { changeRecord, type RecordKind, readRecord } from './records.ts';
import { Refusal } from './refusal.ts';

export type Checkout = ContentRepository & { workTree: string };

/** A change of the main branch, which the files are to follow. */
export type MainMove = { from: string; to: string };

/** What was begun in the working tree, so that whoever is next finishes it. */
type Begun = {
  /** The process that is at work, or was killed; null for one that could not finish. */
  pid: number | null;
  begun: MainMove[];
};

export const BEGUN: RecordKind<Begun> = {
  folder: 'work-tree',
  schema: z.looseObject({
    pid: z.number().nullable(),
    begun: z.array(z.looseObject({ from: z.string(), to: z.string() })),
  }),
};
const NAME = 'hold';

/** How long a change waits for another one, in milliseconds. */
const PATIENCE_MS = 25_000;

/** Git's lock of its index, which it keeps where it is killed. */
export const indexLock = ({ gitDir }: ContentRepository): string =>
  path.join(gitDir, 'index.lock');

/** What is done to the working tree while nobody else does anything to it. */
export type Work = {
  /** Finishes what somebody before has begun. */
  finish: (move: MainMove) => Promise<void>;
  /** @param begin notes that a move begins, and returns what notes its end */
  run: (begin: (move: MainMove) => Promise<() => void>) => Promise<void>;
};

/**
 * Holds the lock of the working tree while what was left unfinished is finished, and the work is
 * done; a second caller waits.
 * @throws Refusal where it waits for too long
 */
export async function withWorkTree(repository: Checkout, { finish, run }: Work): Promise<void> {
  const note = (begun: Begun | null) => changeRecord(repository, BEGUN, NAME, () => begun);
  const work = async (assertHeld: () => void) => {
    const left = await readRecord(repository, BEGUN, NAME);
    const unfinished = new Set(left?.begun);
    try {
      // Git that was killed keeps the index locked, even where it only looked at it.
      if (left && left.pid !== null) await rm(indexLock(repository), { force: true });
      for (const move of unfinished) {
        assertHeld();
        await finish(move);
        unfinished.delete(move);
      }
      await note({ pid: process.pid, begun: [] });
      await run(async (move) => {
        unfinished.add(move);
        assertHeld();
        await note({ pid: process.pid, begun: [...unfinished] });
        return () => unfinished.delete(move);
      });
    } finally {
      // Who has lost the lock leaves the record to the new holder.
      assertHeld();
      await note(unfinished.size > 0 ? { pid: null, begun: [...unfinished] } : null);
    }
  };
  const folder = path.join(repository.gitDir, 'masthead-work-tree');
  await withLock(folder, ({ assertHeld }) => work(assertHeld), {
    patience: PATIENCE_MS,
  }).catch((error) => {
    if (error.code !== 'ELOCKED') throw error;
    throw new Refusal(503, 'The site’s files are being changed just now. Try again.');
  });
}

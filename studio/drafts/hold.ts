import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { ContentRepository } from '#sources/git/repository.ts';
import { isAlive } from '#system/process.ts';
import { instant } from './record-parts.ts';
import { changeRecord, type RecordKind } from './records.ts';
import { Refusal } from './refusal.ts';

export type Checkout = ContentRepository & { workTree: string };

/** A change of the main branch, which the files are to follow. */
export type MainMove = { from: string; to: string };

/**
 * Who is bringing the working tree up to date, and what they have begun: where they are
 * killed, the next one finishes it.
 */
type Hold = {
  holder: string;
  /** Null once it was let go of with something left to finish. */
  pid: number | null;
  /** The machine or container on which that number means something. */
  host: string;
  /** ISO 8601. */
  since: string;
  begun: MainMove[];
};

export const HOLDS: RecordKind<Hold> = {
  folder: 'work-tree',
  schema: z.looseObject({
    holder: z.string(),
    pid: z.number().nullable(),
    host: z.string(),
    since: instant,
    begun: z.array(z.looseObject({ from: z.string(), to: z.string() })),
  }),
};

/** Nobody needs longer; whoever has held it for so long is gone, even if a process has its number. */
const HELD_MS = 20_000;

/** Git's lock of its index, which it keeps where it is killed. */
export const indexLock = ({ gitDir }: ContentRepository): string =>
  path.join(gitDir, 'index.lock');

/** What is done to the working tree while nobody else does anything to it. */
export type Work = {
  /** Finishes what somebody before has begun. */
  finish: (move: MainMove) => Promise<void>;
  /** @param begin takes note of a move that begins, and gives what takes note of its end */
  run: (begin: (move: MainMove) => Promise<() => void>) => Promise<void>;
};

/** Within this process they queue up; the record keeps other processes out. */
const queues = new Map<string, Promise<void>>();

/** Finishes what one before has left, and does the work. */
export async function holding(repository: Checkout, work: Work): Promise<void> {
  const before = queues.get(repository.gitDir) ?? Promise.resolve();
  const turn = before.then(() => withHold(repository, work));
  queues.set(
    repository.gitDir,
    turn.catch(() => undefined),
  );
  return turn;
}

async function withHold(repository: Checkout, { finish, run }: Work): Promise<void> {
  const holder = randomUUID();
  const left = await take(repository, holder);
  const unfinished = new Set(left?.begun);
  const say = (how: (hold: Hold) => Hold | null) =>
    change(repository, (hold) => (hold?.holder === holder ? how(hold) : hold));
  try {
    // Git that was killed keeps the index locked, even where it only looked at it.
    if (left && left.pid !== null) await rm(indexLock(repository), { force: true });
    for (const move of unfinished) {
      await finish(move);
      unfinished.delete(move);
    }
    await run(async (move) => {
      unfinished.add(move);
      await say((hold) => ({ ...hold, begun: [...unfinished] }));
      return () => unfinished.delete(move);
    });
  } finally {
    const begun = [...unfinished];
    await say((hold) => (begun.length > 0 ? { ...hold, pid: null, begun } : null));
  }
}

/** Waits for the hold and takes it. @returns what one before has left, if anything */
async function take(repository: Checkout, holder: string): Promise<Hold | null> {
  const deadline = performance.now() + HELD_MS + 5_000;
  for (;;) {
    let left: Hold | null = null;
    const taken = await change(repository, (hold) => {
      if (hold && !isGone(hold)) return hold;
      left = hold;
      const since = new Date().toISOString();
      return { holder, pid: process.pid, host: hostname(), since, begun: hold?.begun ?? [] };
    });
    if (taken?.holder === holder) return left;
    if (performance.now() > deadline) {
      throw new Refusal(503, 'The site’s files are being changed just now. Try again.');
    }
    await setTimeout(30 + Math.random() * 30);
  }
}

const change = (repository: Checkout, how: (hold: Hold | null) => Hold | null) =>
  changeRecord(repository, HOLDS, 'hold', how);

function isGone({ pid, host, since }: Hold): boolean {
  if (pid === null) return true;
  if (Date.now() - Date.parse(since) > HELD_MS) return true;
  return host === hostname() && !isAlive(pid);
}

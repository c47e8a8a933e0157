import type { Plan } from './plan.ts';

/** What decides whether a release is to be made, at one look at the clock. */
export type Situation = {
  /** Milliseconds since 1970, as everything else here. */
  now: number;
  /** Where the main branch stands; null for a plain folder. */
  tip: string | null;
  /** The content that was dealt with last, however that ended; `undefined`: none yet. */
  dealtWith: string | null | undefined;
  /** Somebody asks whether there is anything new. */
  asked: boolean;
  /** The last attempt failed, and is to be repeated then; null: when the content has changed. */
  failed: { retry: number | null } | null;
  /**
   * What readers get; null before the first release. Somebody went back to one that is `pinned`:
   * its age does not count, and what is due next is what was not due then.
   */
  current: { instant: number; nextDue: number | null; pinned: boolean } | null;
  /** How long a build takes here. */
  buildTime: number;
};

const DAY_MS = 24 * 60 * 60_000;

/** Time beside the build itself: to start a process, and to be in time on a busy machine. */
const MARGIN_MS = 5_000;
const EARLIEST_MS = 2 * 60_000;

/** @returns what to make now, or null where readers have what they should have */
export function planFor(situation: Situation): Pick<Plan, 'always' | 'instant'> | null {
  const { now, tip, dealtWith, asked, failed, current, buildTime } = situation;
  if (asked || tip !== dealtWith) return { always: false, instant: null };
  if (failed) {
    const again = failed.retry !== null && failed.retry <= now;
    return again ? { always: false, instant: null } : null;
  }
  if (current === null) return null;
  const { instant, nextDue, pinned } = current;
  // Begun so early that the post is public at its instant, and not when a build is done after it.
  const ahead = Math.min(buildTime * 1.3 + MARGIN_MS, EARLIEST_MS);
  if (nextDue !== null && now >= nextDue - ahead) {
    return { always: false, instant: nextDue > now ? new Date(nextDue).toISOString() : null };
  }
  return now - instant >= DAY_MS && !pinned ? { always: true, instant: null } : null;
}

const SHORTEST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 30 * 60_000;

/** How long to wait after so many failures in a row, each pause twice the one before. */
export function pauseAfter(failures: number): number {
  return Math.min(SHORTEST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
}

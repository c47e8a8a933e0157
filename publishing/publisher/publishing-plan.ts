import type { Plan } from './plan.ts';

/** What decides whether a release is to be made. Times are in milliseconds since 1970. */
export type Situation = {
  now: number;
  /** The commit of the main branch; null for a plain folder. */
  tip: string | null;
  /** The commit that was built last, whether that succeeded or failed; `undefined`: none yet. */
  handled: string | null | undefined;
  /** Somebody has asked to look for new content. */
  isAsked: boolean;
  /** The last build failed, and is tried again then; null: when the content has changed. */
  failed: { retry: number | null } | null;
  /** An audit has found that the current release is not what a build from nothing makes. */
  isUnsound: boolean;
  /**
   * The current release; null before the first. Where somebody went back to it and the content stayed
   * (`pinned`), its age does not count, and `nextDue` is what was not due at that time.
   */
  current: { instant: number; nextDue: number | null; pinned: boolean } | null;
  /** How long a build takes on this machine. */
  buildTime: number;
};

const DAY_MS = 24 * 60 * 60_000;

/** Time to start a process, and to be in time on a busy machine. */
const MARGIN_MS = 5_000;
const EARLIEST_MS = 2 * 60_000;

/** @returns what to build now, or null where readers have what they should have */
export function planFor({
  now,
  tip,
  handled,
  isAsked,
  failed,
  isUnsound,
  current,
  buildTime,
}: Situation): Pick<Plan, 'always' | 'fromNothing' | 'instant'> | null {
  const build = { always: isUnsound, fromNothing: isUnsound, instant: null };
  if (isAsked || tip !== handled) return build;
  if (failed) return failed.retry !== null && failed.retry <= now ? build : null;
  if (isUnsound) return build;
  if (current === null) return null;
  const { instant, nextDue, pinned } = current;
  // It begins so early that the post is public at its instant, and not when a build ends after it.
  const ahead = Math.min(buildTime * 1.3 + MARGIN_MS, EARLIEST_MS);
  if (nextDue !== null && now >= nextDue - ahead) {
    return { ...build, instant: nextDue > now ? new Date(nextDue).toISOString() : null };
  }
  return now - instant >= DAY_MS && !pinned ? { ...build, always: true } : null;
}

const SHORTEST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 30 * 60_000;

/** The pause after a number of failures in a row: each is twice as long as the one before. */
export const pauseAfter = (failures: number): number =>
  Math.min(SHORTEST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);

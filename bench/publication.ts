import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { getReady, startBuild } from '#publishing/publisher/build-process.ts';
import { memoryBelow } from './memory.ts';

/** What one publication took, in seconds and MB. */
export type Publication = {
  /** From the step's beginning to the next one's, by the name that the build gives it. */
  steps: Record<string, number>;
  /** Until the build's process has ended. */
  ended: number;
  /** The most that the build and all that it started held at one look. */
  memory: number;
};

/** Before the first step is told of: Node starts, and reads the code. */
const STARTING = 'starting';

const LOOK_MS = 200;

/**
 * Has a release made as the server does, in a process of its own.
 * @param server the process beside it that serves readers, and is not counted
 * @throws BuildFailure
 */
export async function publish(server: number | undefined): Promise<Publication> {
  const begun = performance.now();
  const steps: Record<string, number> = {};
  let step = { name: STARTING, since: begun };
  const enter = (name: string) => {
    const now = performance.now();
    steps[step.name] = (steps[step.name] ?? 0) + (now - step.since) / 1000;
    step = { name, since: now };
  };
  let memory = 0;
  const looking = setInterval(() => {
    memory = Math.max(memory, memoryBelow(process.pid, server) ?? Number.NaN);
  }, LOOK_MS);
  try {
    const { outcome } = startBuild(
      { always: false, instant: null, refusesErrors: false, waits: true },
      enter,
    );
    const result = await outcome;
    if (result.kind !== 'live' || !result.isNew) {
      throw new Error(`No release was made: ${JSON.stringify(result)}`);
    }
  } finally {
    clearInterval(looking);
  }
  enter('');
  // As a server with a studio does, for the next one.
  getReady();
  return { steps, ended: secondsSince(begun), memory };
}

/** @returns when a page is as it should be, in seconds @throws where it is not so in the end */
export async function untilShown(
  page: string,
  isShown: (status: number, html: string) => boolean,
  done: Promise<unknown>,
): Promise<number> {
  const begun = performance.now();
  let ended = false;
  const end = () => {
    ended = true;
  };
  done.then(end, end);
  for (;;) {
    const isLast = ended;
    const response = await fetch(page, { redirect: 'manual' });
    if (isShown(response.status, await response.text())) return secondsSince(begun);
    if (isLast) {
      // Where that has failed, it tells more.
      await done;
      throw new Error(`${page} does not show what was changed: ${response.status}.`);
    }
    await pause(20);
  }
}

export const secondsSince = (begun: number): number => (performance.now() - begun) / 1000;

/** What folders take on the disk, in MB; a file with several names counts once. */
export async function diskOf(folders: string[]): Promise<number> {
  const { stdout } = await promisify(execFile)('du', ['-skc', ...folders]);
  const [, total] = /^(\d+)\s+total$/m.exec(stdout) ?? [];
  return Number(total) / 1024;
}

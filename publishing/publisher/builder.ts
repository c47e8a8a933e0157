import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { isVerbose, VERBOSE } from '#site/verbose.ts';
import type { Step } from '#studio/publishing/status.ts';
import { LOW_MEMORY_FLAGS } from '#system/low-memory-flags.ts';
import { codeNow } from '../build/code-now.ts';
import { BuildFailure } from './build-failure.ts';
import { type Outcome, type Plan, RESIDENT, type Report } from './plan.ts';

export type BuildProcess = { outcome: Promise<Outcome>; stop: () => void };

/** The builder that stays between builds, and the code that it has loaded. */
let resident: { child: ChildProcess; code: string } | null = null;

/** Between two starts: one that ends by itself at once, as of half an installation, does so again. */
const AGAIN_MS = 60_000;
let notBefore = 0;

function begin(words: string[] = []): ChildProcess {
  return fork(
    fileURLToPath(new URL('builder-process.ts', import.meta.url)),
    isVerbose() ? [...words, VERBOSE] : words,
    { execArgv: [...process.execArgv, ...LOW_MEMORY_FLAGS] },
  );
}

/**
 * Has a builder stay from now on. It keeps in memory what it has read and made, so that a build
 * costs what has changed; all of that is derived, and the builder may end at any moment.
 */
export function keepBuilder(): void {
  if (resident !== null || performance.now() < notBefore) return;
  const again = performance.now() + AGAIN_MS;
  // Asked before the process reads it: where it changes meanwhile, it is found to be another one.
  const code = codeNow();
  const child = begin([RESIDENT]);
  const kept = { child, code };
  resident = kept;
  const gone = () => {
    if (resident !== kept) return;
    resident = null;
    notBefore = again;
  };
  child.once('exit', gone);
  child.once('error', gone);
}

/** Ends the builder that stays, if there is one. */
export function endBuilder(): void {
  // It may still be loading code, and hear nothing else.
  resident?.child.kill('SIGTERM');
  resident = null;
}

/** The builder that stays, if it has loaded the code that there is now; else one for a single build. */
function builder(): ChildProcess {
  if (resident?.child.connected && resident.code === codeNow()) return resident.child;
  endBuilder();
  return begin();
}

/**
 * Makes a release in a process of its own, so that the process that serves readers is not held up
 * by it.
 */
export function startBuild(plan: Plan, onStep: (step: Step) => void): BuildProcess {
  const child = builder();
  const build = async (): Promise<Outcome> => {
    const ended = new AbortController();
    const { signal } = ended;
    let hear: (report: Report) => void = () => undefined;
    const answer = new Promise<Report>((resolve) => {
      hear = (report) => {
        if ('step' in report) onStep(report.step);
        else resolve(report);
      };
    });
    child.on('message', hear);
    try {
      const report = await Promise.race([
        answer,
        once(child, 'exit', { signal }).then(([code, signal]): Report => {
          const message = `The build ended with ${signal ?? code} before it was complete.`;
          return { failure: { message, ofContent: false }, ends: true };
        }),
      ]);
      // It ends by itself, and another one takes its place.
      if ('ends' in report && report.ends && resident?.child === child) resident = null;
      if ('outcome' in report) return report.outcome;
      throw new BuildFailure('failure' in report ? report.failure : NOTHING_SAID);
    } finally {
      child.off('message', hear);
      ended.abort();
    }
  };
  const outcome = build();
  child.send(plan);
  return { outcome, stop: () => child.kill('SIGTERM') };
}

const NOTHING_SAID = { message: 'The build said nothing.', ofContent: false };

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

/** The builder that stays between builds, and the version of the code that it has loaded. */
let resident: { child: ChildProcess; code: string } | null = null;

/** Between two starts: a builder that ends at once, as of half an installation, does so again. */
const AGAIN_MS = 60_000;
let notBefore = 0;

const start = (words: string[] = []): ChildProcess =>
  fork(
    fileURLToPath(new URL('builder-process.ts', import.meta.url)),
    isVerbose() ? [...words, VERBOSE] : words,
    { execArgv: [...process.execArgv, ...LOW_MEMORY_FLAGS] },
  );

/**
 * Starts a builder that stays between builds, unless there is one. It keeps in memory what it has
 * read and made, so that the next build costs only what has changed. It can be killed at any moment:
 * all that it keeps is derived.
 */
export function keepBuilder(): void {
  if (resident !== null || performance.now() < notBefore) return;
  const again = performance.now() + AGAIN_MS;
  // Computed before the process loads the code: a change meanwhile is found later.
  const code = codeNow();
  const child = start([RESIDENT]);
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
  // It may still be loading code, and receives no messages then.
  resident?.child.kill('SIGTERM');
  resident = null;
}

/** The builder that stays, if it has loaded the present code; else one for a single build. */
function builder(): ChildProcess {
  if (resident?.child.connected && resident.code === codeNow()) return resident.child;
  endBuilder();
  return start();
}

/** Makes a release in a process of its own, so that the process that serves readers goes on. */
export function startBuild(plan: Plan, onStep: (step: Step) => void): BuildProcess {
  const child = builder();
  const outcome = resultOf(child, onStep).then((report) => {
    // It ends by itself, and another one takes its place.
    if (report.ends && resident?.child === child) resident = null;
    if ('failure' in report) throw new BuildFailure(report.failure);
    return report.outcome;
  });
  child.send(plan);
  return { outcome, stop: () => child.kill('SIGTERM') };
}

type Result = Exclude<Report, { step: Step }>;

async function resultOf(child: ChildProcess, onStep: (step: Step) => void): Promise<Result> {
  const ended = new AbortController();
  let onReport: (report: Report) => void = () => undefined;
  const result = new Promise<Result>((resolve) => {
    onReport = (report) => ('step' in report ? onStep(report.step) : resolve(report));
  });
  child.on('message', onReport);
  try {
    return await Promise.race([
      result,
      once(child, 'exit', { signal: ended.signal }).then(([code, signal]): Result => {
        const message = `The build ended with ${signal ?? code} before it was complete.`;
        return { failure: { message, ofContent: false }, ends: true };
      }),
    ]);
  } finally {
    child.off('message', onReport);
    ended.abort();
  }
}

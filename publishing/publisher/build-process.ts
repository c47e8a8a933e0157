import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { isVerbose, VERBOSE } from '#site/verbose.ts';
import type { Step } from '#studio/publishing/status.ts';
import { LOW_MEMORY_FLAGS } from '#system/low-memory-flags.ts';
import { codeNow } from '../build/code-now.ts';
import { BuildFailure } from './build-failure.ts';
import type { Outcome, Plan, Report } from './plan.ts';

export type BuildProcess = { outcome: Promise<Outcome>; stop: () => void };

/** A process that waits for its plan, and the code that it has read. */
let ready: { child: ChildProcess; code: string } | null = null;

/** Where such a process has ended by itself, as of half an installation: before another one. */
const AGAIN_MS = 60_000;
let notBefore = 0;

function begin(): ChildProcess {
  const words = isVerbose() ? [VERBOSE] : [];
  return fork(fileURLToPath(new URL('publish-child.ts', import.meta.url)), words, {
    execArgv: [...process.execArgv, ...LOW_MEMORY_FLAGS],
  });
}

/** Has a process ready for the next build: reading the code takes it a second. */
export function getReady(): void {
  if (ready !== null || Date.now() < notBefore) return;
  // Asked before the process reads it: where it changes meanwhile, it is found to be another one.
  const code = codeNow();
  const child = begin();
  const kept = { child, code };
  ready = kept;
  const gone = () => {
    if (ready !== kept) return;
    ready = null;
    notBefore = Date.now() + AGAIN_MS;
  };
  child.once('exit', gone);
  child.once('error', gone);
}

/** Ends the process that is ready, if there is one. */
export function dismiss(): void {
  // It may still be reading the code, and hear nothing else.
  ready?.child.kill('SIGTERM');
  ready = null;
}

/** The process that is ready, if it has read the code that there is now: else it would sign for it. */
function take(): ChildProcess {
  if (ready?.child.connected && ready.code === codeNow()) {
    const { child } = ready;
    ready = null;
    return child;
  }
  dismiss();
  return begin();
}

/**
 * Makes a release in a process of its own: memory that a build takes is given back, and who
 * serves readers is not held up by it.
 */
export function startBuild(plan: Plan, onStep: (step: Step) => void): BuildProcess {
  const child = take();
  let last: Report | undefined;
  child.on('message', (report: Report) => {
    last = report;
    if ('step' in report) onStep(report.step);
  });
  child.send(plan);
  const ended = async (): Promise<Outcome> => {
    const [code, signal] = await once(child, 'exit');
    if (last && 'outcome' in last) return last.outcome;
    if (last && 'failure' in last) throw new BuildFailure(last.failure);
    throw new BuildFailure({
      message: `The build ended with ${signal ?? code} before it was complete.`,
      ofContent: false,
    });
  };
  return { outcome: ended(), stop: () => child.kill('SIGTERM') };
}

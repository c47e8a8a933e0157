import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { environment } from '#site/environment.ts';
import { measureOf } from './measure.ts';
import { loadAhead, MEGABYTES, openPool } from './pool.mjs';
import { CLOCK_BYTES } from './thread-clock.mjs';
import { TooCostly } from './too-costly.ts';

/** What one text may take; an ordinary post takes 20 ms. */
const CPU_MS = 5_000;
const WALL_MS = 60_000;

/** How many texts wait for a thread at once: enough to keep all busy, few to hold in memory. */
export const TEXTS_AT_ONCE = 32;

/** How often a thread is looked at, in milliseconds. */
const LOOK_MS = 100;

type Work = (...args: never[]) => unknown;

export type Limited<F extends Work> = (
  ...args: Parameters<F>
) => Promise<Awaited<ReturnType<F>>>;

/**
 * Makes of an exported function one that runs in a thread, within limits of time and memory:
 * some texts keep a parser busy for minutes, and everything else in that process would wait.
 * Arguments and result are copied, so that they must be plain data.
 * @param module path from the project's root
 * @param name the function's, as it is exported
 * @returns the function; it rejects with TooCostly where the limits are exceeded
 */
export function limited<F extends Work>(module: string, name: string): Limited<F> {
  return (...args) =>
    runInThread<Awaited<ReturnType<F>>>({ module: hrefOf(module), name, args });
}

/** Has a thread load modules of this project before the first call. @param modules paths from its root */
export function loadModulesAhead(modules: string[]): void {
  for (const module of modules) loadAhead(environment().projectDir, hrefOf(module));
}

const hrefOf = (module: string) =>
  pathToFileURL(path.join(/*turbopackIgnore: true*/ environment().projectDir, module)).href;

async function runInThread<Result>(call: {
  module: string;
  name: string;
  args: unknown[];
}): Promise<Result> {
  const clock = new SharedArrayBuffer(CLOCK_BYTES);
  const measure = measureOf(clock);
  const limit = new AbortController();
  const look = setInterval(() => {
    const { cpuMs, wallMs } = measure();
    if (cpuMs > CPU_MS) limit.abort(`${CPU_MS / 1000} seconds of a processor`);
    else if (wallMs > WALL_MS) limit.abort(`${WALL_MS / 1000} seconds`);
  }, LOOK_MS);
  try {
    return await openPool(environment().projectDir).run(
      { ...call, clock },
      { name: 'call', signal: limit.signal },
    );
  } catch (error) {
    if (limit.signal.aborted) throw new TooCostly(`takes more than ${limit.signal.reason}`);
    if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') {
      throw new TooCostly(`takes more than ${MEGABYTES} MB of memory`);
    }
    throw error;
  } finally {
    clearInterval(look);
  }
}

import { readFileSync } from 'node:fs';
import { isMissing } from '#system/missing.ts';
import { cpuTicksIn, TICKS, TID } from './thread-clock.mjs';

/** Milliseconds since a thread began with a text. */
export type Measured = { cpuMs: number; wallMs: number };

const TICK_MS = 10;

/**
 * Measures what a thread spends on one text. Node tells the CPU time of a worker from 24 on;
 * Linux tells that of every thread. Elsewhere time that has passed stands for it: a thread that
 * parses waits for nothing.
 * @param clock what thread.mjs writes when it begins
 */
export function measureOf(clock: SharedArrayBuffer): () => Measured {
  const counters = new Int32Array(clock);
  let began = 0;
  return () => {
    const [tid = 0, ticks = 0] = [Atomics.load(counters, TID), counters[TICKS]];
    if (tid === 0) return { cpuMs: 0, wallMs: 0 };
    began ||= performance.now();
    const wallMs = performance.now() - began;
    return { cpuMs: tid < 0 ? wallMs : cpuMsOf(tid) - ticks * TICK_MS, wallMs };
  };
}

function cpuMsOf(tid: number): number {
  try {
    return cpuTicksIn(readFileSync(`/proc/self/task/${tid}/stat`, 'utf8')) * TICK_MS;
  } catch (error) {
    // It has ended meanwhile, and takes no more.
    if (isMissing(error) || (error as NodeJS.ErrnoException).code === 'ESRCH') return 0;
    throw error;
  }
}

/*
 * What runs in each thread that parses text (threads.ts). Plain JavaScript: Next and Contentlayer
 * start such threads too, and neither has a loader for TypeScript, so this file registers one.
 */
import { readFileSync, readlinkSync } from 'node:fs';
import { register } from 'tsx/esm/api';
import { cpuTicksIn, TICKS, TID } from './thread-clock.mjs';

register();

/** The thread's number in Linux; other systems have no such file. */
const tid = tidOfThisThread();

/**
 * Calls an exported function of a module.
 * @param {{ module: string, name: string, args: unknown[], clock: SharedArrayBuffer }} task
 *   `clock` gets the time when the call begins: loading the module is not the text's fault
 */
export async function call({ module, name, args, clock }) {
  const { [name]: work } = await import(module);
  const counters = new Int32Array(clock);
  counters[TICKS] = tid > 0 ? cpuTicksIn(readFileSync('/proc/thread-self/stat', 'utf8')) : 0;
  counters[TID] = tid;
  return work(...args);
}

/** Loads a module ahead of its first call. */
export async function load({ module }) {
  await import(module);
}

function tidOfThisThread() {
  try {
    return Number(readlinkSync('/proc/thread-self').split('/').at(-1));
  } catch (error) {
    // Linux alone has it.
    if (error.code !== 'ENOENT') throw error;
    return -1;
  }
}

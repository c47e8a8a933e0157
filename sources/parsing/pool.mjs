/*
 * The threads of this process. Plain JavaScript: contentlayer-process.mjs has one ready before
 * there is a text.
 */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Piscina } from 'piscina';

/** What a thread may hold, in MB. */
export const MEGABYTES = 512;

/** Two at least, so that one editor's text does not keep another's waiting. */
const THREADS = Math.max(2, availableParallelism());

/** Threads beyond the first end when nobody has needed them for so long, in milliseconds. */
const IDLE_MS = 30_000;

/** Where it is kept: Next and Contentlayer bundle this module, and a process has one pool. */
const KEY = Symbol.for('masthead.threads');

/**
 * The pool, begun at the first call and kept.
 * @param {string} project its root: bundled code does not know where this file was
 * @returns {Piscina}
 */
export function openPool(project) {
  globalThis[KEY] ??= new Piscina({
    filename: path.join(/*turbopackIgnore: true*/ project, 'sources/parsing/thread.mjs'),
    minThreads: 1,
    maxThreads: THREADS,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    // Loaders of the process around are not for threads: thread.mjs registers its own.
    execArgv: [],
  });
  return globalThis[KEY];
}

/** Has a thread load a module ahead of its first text: that takes half a second. */
export function loadAhead(project, module) {
  // The caller that needs the module gets the error.
  openPool(project)
    .run({ module }, { name: 'load' })
    .catch(() => undefined);
}

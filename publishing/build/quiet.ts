import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** How much of what a program has printed is kept, for when it fails. */
const KEPT_LINES = 200;

/** What Next marks as its own: greetings, what went well, hints and warnings. */
const MARKED = /^\s*([▲✓⚠○ⓘ]|See more: https:\/\/nextjs\.org\/)/;

/** The last line with which a server of Next begins. */
const READY = /Ready in/;

/** Keeps what a program prints, and hands out the last of it. */
export function keepOutput({ stdout, stderr }: ChildProcess): () => string {
  const kept: string[] = [];
  for (const printed of [stdout, stderr]) {
    if (printed) {
      createInterface({ input: printed }).on('line', (line) => {
        kept.push(line);
        if (kept.length > KEPT_LINES) kept.shift();
      });
    }
  }
  return () => kept.join('\n').trim();
}

/** Passes on all that a program prints, at once. @returns nothing that would be left to show */
export function showOutput({ stdout, stderr }: ChildProcess): () => string {
  stdout?.pipe(process.stdout, { end: false });
  stderr?.pipe(process.stderr, { end: false });
  return () => '';
}

/** Tells of a server of Next, by what it prints, when it can be asked. */
export function whenReady(stdout: Readable, ready: () => void): void {
  createInterface({ input: stdout }).on('line', (line) => {
    if (READY.test(line)) ready();
  });
}

/** Says what a server of Next prints where something goes wrong, without its hints. */
export function sayErrors(stderr: Readable, say: (line: string) => void): void {
  createInterface({ input: stderr }).on('line', (line) => {
    if (!MARKED.test(line)) say(line);
  });
}

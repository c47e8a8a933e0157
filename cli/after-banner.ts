import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** The last line with which Next begins. */
const READY = /Ready in/;

/** What went well, as how long it took to read a configuration. */
const WELL = /^\s*✓/;

/**
 * Says what a server of Next prints after its greeting, which names an address that is nobody's
 * to open. What goes wrong it prints elsewhere.
 */
export function sayAfterBanner(printed: Readable, say: (line: string) => void): void {
  let isReady = false;
  createInterface({ input: printed }).on('line', (line) => {
    if (isReady && !WELL.test(line)) say(line);
    isReady ||= READY.test(line);
  });
}

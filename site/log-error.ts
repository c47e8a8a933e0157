import { inspect } from 'node:util';
import { printableLines } from './printable.ts';

/**
 * Writes an error to the log. Its text may hold the name of a file, which may hold anything.
 * @param what it was about, such as a request
 */
export function logError(error: unknown, what?: string): void {
  const text = typeof error === 'string' ? error : inspect(error);
  console.error(printableLines(what === undefined ? text : `${what} ${text}`));
}

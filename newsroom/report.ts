import type { Edition } from './edition.ts';

/** What became of all files, in one line: `126 files: 110 published, …, 0 errors`. */
export function summarise(_edition: Edition): string {
  throw new Error('not written yet');
}

/** Every finding, errors first, grouped by rule, and the summary as the last line. */
export function report(_edition: Edition): string {
  throw new Error('not written yet');
}

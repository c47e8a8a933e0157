import { environment } from './environment.ts';

/** The word with which a command prints all that Next prints, and every warning. */
export const VERBOSE = '--verbose';

/** Whether this process prints all: `npm start -- --verbose`, or `npm start --verbose`. */
export const isVerbose = (): boolean =>
  process.argv.includes(VERBOSE) || environment().npmIsVerbose;

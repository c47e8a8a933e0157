import pRetry from 'p-retry';
import { RefMoved } from './refs.ts';

/** More than ever change one ref at once; above this, something else is wrong. */
const ATTEMPTS = 40;

/**
 * Runs `work` anew, from reading its refs on, where somebody else moved one of them meanwhile.
 * @throws RefMoved after forty attempts, and any other error at once
 */
export function retryIfMoved<T>(work: () => Promise<T>): Promise<T> {
  return pRetry(work, {
    retries: ATTEMPTS - 1,
    minTimeout: 5,
    factor: 1.2,
    maxTimeout: 200,
    randomize: true,
    shouldRetry: ({ error }) => error instanceof RefMoved,
  });
}

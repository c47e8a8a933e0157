import pRetry from 'p-retry';
import { RefMoved } from './refs.ts';

/** More than ever change one ref at once; above this, something else is wrong. */
const ATTEMPTS = 40;

/**
 * Runs `work` again, from reading its refs on, where somebody else has moved one of them meanwhile.
 * @throws RefMoved after the last attempt, and any other error at once
 */
export function retryIfMoved<T>(work: () => Promise<T>, attempts = ATTEMPTS): Promise<T> {
  return pRetry(work, {
    retries: attempts - 1,
    minTimeout: 5,
    factor: 1.2,
    maxTimeout: 200,
    randomize: true,
    shouldRetry: ({ error }) => error instanceof RefMoved,
  });
}

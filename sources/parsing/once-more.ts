import { TooCostly } from './too-costly.ts';

/** Work that has begun; a second try waits for all of it. */
const running = new Set<Promise<unknown>>();

/** The second tries, one after the other. */
let alone: Promise<unknown> = Promise.resolve();

/**
 * Runs `work`, and where that proves too costly, once more when nothing else runs: a build is
 * not to fail because its machine was busy, and nobody waits for it as for a page.
 * @throws TooCostly where it is that alone, too
 */
export async function onceMoreAlone<T>(work: () => Promise<T>): Promise<T> {
  await alone;
  const first = work();
  running.add(first);
  try {
    return await first;
  } catch (error) {
    if (!(error instanceof TooCostly)) throw error;
  } finally {
    running.delete(first);
  }
  const second = alone.then(async () => {
    await Promise.allSettled(running);
    return work();
  });
  alone = second.catch(() => undefined);
  return second;
}

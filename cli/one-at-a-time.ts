import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { lock } from 'proper-lockfile';

/**
 * After so long a folder is no longer held by a process that was killed, in milliseconds. One
 * that lives says so more often.
 */
const FORGOTTEN = 10_000;

const AGAIN = 500;

/**
 * Does something to a folder that no two processes may do at once: who comes second waits.
 * @param folder need not be there; beside it stands a lock for as long as the work lasts
 */
export async function oneAtATime<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await mkdir(path.dirname(folder), { recursive: true });
  const held = { realpath: false, stale: FORGOTTEN };
  const release = await lock(folder, held).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ELOCKED') throw error;
    console.log(`Another process is building in ${folder}. Waiting until it has ended.`);
    const retries = { forever: true, factor: 1, minTimeout: AGAIN, maxTimeout: AGAIN };
    return lock(folder, { ...held, retries });
  });
  try {
    return await work();
  } finally {
    await release();
  }
}

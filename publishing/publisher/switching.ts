import path from 'node:path';
import { type Lock, withLock } from '#system/lock.ts';
import { layView } from '../hosts/folder-view.ts';
import { releases } from '../release/site-releases.ts';
import { pruneReleases, switchTo } from '../release/store.ts';

/**
 * Runs `work` while nobody else switches the current release, or removes one: what `work` has
 * read of them stays true until it ends.
 */
export function whileNobodySwitches<T>(work: (lock: Lock) => Promise<T>): Promise<T> {
  return withLock(path.join(releases().folder, 'switching'), work);
}

/**
 * Makes a release the current one, for our own server and for those that serve a folder.
 * @param check throws where readers are not to get it any more
 * @throws LockLost where this process was stalled meanwhile, and another one may have switched
 */
export async function switchRelease(
  release: string,
  { assertHeld }: Lock,
  check: () => Promise<void> = async () => undefined,
): Promise<void> {
  await layView(releases(), release, assertHeld);
  await check();
  assertHeld();
  await switchTo(releases(), release);
}

/**
 * Switches the current release to one that was made, and removes old ones.
 * @param check throws where readers are not to get it any more
 * @throws LockLost where this process was stalled meanwhile, and another one may have switched
 */
export function giveToReaders(release: string, check: () => Promise<void>): Promise<void> {
  return whileNobodySwitches(async (lock) => {
    await switchRelease(release, lock, check);
    await pruneReleases(releases());
  });
}

import path from 'node:path';
import { withLock } from '#system/lock.ts';
import { releases } from '../release/site-releases.ts';
import { pruneReleases, switchTo } from '../release/store.ts';

/**
 * Does something while nobody else changes which release readers get, or removes one: who has
 * looked at what there is finds it so until the work has ended.
 */
export function whileNobodySwitches<T>(work: () => Promise<T>): Promise<T> {
  return withLock(path.join(releases().folder, 'switching'), work);
}

/**
 * Has readers get a release that was made, and removes old ones.
 * @param check throws where they are not to get it any more
 */
export function giveToReaders(release: string, check: () => Promise<void>): Promise<void> {
  return whileNobodySwitches(async () => {
    await check();
    await switchTo(releases(), release);
    await pruneReleases(releases());
  });
}

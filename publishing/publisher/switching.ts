import path from 'node:path';
import { type Lock, withLock } from '#system/lock.ts';
import { beginView } from '../hosts/folder-view.ts';
import { tryReadManifest } from '../release/manifest.ts';
import { releases } from '../release/site-releases.ts';
import { currentRelease, pruneReleases, releaseFolder, switchTo } from '../release/store.ts';

/**
 * Runs `work` under the lock of switching: nobody else switches the current release, or removes one,
 * until it ends.
 */
export function withSwitchLock<T>(work: (lock: Lock) => Promise<T>): Promise<T> {
  return withLock(path.join(releases().folder, 'switching'), work);
}

/**
 * Makes a release the current one, for our own server and for those that serve a folder.
 * @param check throws where readers are not to get it any more
 * @throws LockLost where this process stood still, and another one may have switched
 */
export async function switchRelease(
  release: string,
  { assertHeld }: Lock,
  check: () => Promise<void> = async () => undefined,
): Promise<void> {
  const completeView = await beginView(releases(), release, assertHeld);
  await check();
  assertHeld();
  await switchTo(releases(), release);
  await completeView();
}

/** Switches to a release that was made, and removes old ones. Parameters and errors: `switchRelease`. */
export function switchAndPrune(release: string, check: () => Promise<void>): Promise<void> {
  return withSwitchLock(async (lock) => {
    await switchRelease(release, lock, check);
    await pruneReleases(releases());
  });
}

/** Completes the folder for other servers where a process was killed after the switch. */
export function finishSwitch(): Promise<void> {
  return withSwitchLock(async ({ assertHeld }) => {
    const current = await currentRelease(releases());
    // The next release replaces a damaged one.
    if (!current || !tryReadManifest(releaseFolder(releases(), current))) return;
    const completeView = await beginView(releases(), current, assertHeld);
    await completeView();
  });
}

import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Lock, tryLock } from '#system/lock.ts';
import { ifMissing } from '#system/missing.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';
import { DamagedRelease, readManifest } from './manifest.ts';
import { buildLock } from './site-releases.ts';
import { blobsOf, foldersWithManifest, listReleases, type ReleaseStore } from './store.ts';

/** Holds the name of the release that was the newest one at the last sweep. */
const markIn = ({ folder }: ReleaseStore) => path.join(folder, 'swept');

/**
 * Deletes the blobs that nothing names any more, once for every ten releases: until then they
 * are few, and finding them takes a look at every manifest and every blob.
 */
export async function sweepWhenDue(store: ReleaseStore): Promise<void> {
  const [newest, ...older] = await listReleases(store);
  const last = await readFile(markIn(store), 'utf8').catch(ifMissing(null));
  if (newest === undefined || newest === last || older.includes(last ?? '')) return;
  if (typeof (await sweepBlobs(store)) === 'number') {
    await writeFileAtomic(markIn(store), newest);
  }
}

/**
 * Deletes the blobs that no release and no folder view names. It holds the lock of builds, since
 * a build counts on blobs that it found in the store, and that no finished release may name yet.
 * @returns how many files were deleted; `busy` where a build is under way, `unsure` where a
 * manifest cannot be read, so that nobody knows what it names: nothing is deleted then
 */
export function sweepBlobs(store: ReleaseStore): Promise<number | 'busy' | 'unsure'> {
  return tryLock(buildLock(store), async (lock) => {
    const named = new Set<string>();
    for (const folder of await foldersWithManifest(store)) {
      try {
        const { files } = await readManifest(folder);
        for (const { sha256 } of Object.values(files)) named.add(sha256);
      } catch (error) {
        if (!(error instanceof DamagedRelease)) throw error;
        console.warn(error.message);
        return 'unsure';
      }
      // The lock is renewed by a timer.
      await setImmediate();
    }
    return deleteOthers(blobsOf(store).folder, named, lock);
  });
}

async function deleteOthers(
  blobs: string,
  named: Set<string>,
  { assertHeld }: Lock,
): Promise<number> {
  let deleted = 0;
  for (const prefix of await readdir(blobs).catch(ifMissing([]))) {
    const folder = path.join(blobs, prefix);
    const files = (await readdir(folder)).filter(
      // What a killed process left half written has an ending of its own.
      (file) => !named.has(file.split('.', 1)[0] ?? '') || file.endsWith('.half'),
    );
    assertHeld();
    await Promise.all(files.map((file) => rm(path.join(folder, file), { force: true })));
    deleted += files.length;
  }
  return deleted;
}

import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Lock, tryLock } from '#system/lock.ts';
import { ifMissing } from '#system/missing.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';
import { DamagedRelease, readManifest } from './manifest.ts';
import { buildLock } from './site-releases.ts';
import { blobsOf, foldersWithManifest, listReleases, type ReleaseStore } from './store.ts';

/** A file with the name of the newest release at the last sweep. */
const markIn = ({ folder }: ReleaseStore) => path.join(folder, 'swept');

/**
 * Deletes unused blobs once for every ten releases: until then they are few, and to find them takes
 * reading every manifest and listing every blob.
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
 * Deletes the blobs that no release and no folder view names. It holds the build lock, since a build
 * relies on blobs that it has found in the store and that no complete release may name yet.
 * @returns how many files were deleted; `busy` where a build is under way, `unsure` where a manifest
 * cannot be read, so that it is not known what it names: then nothing is deleted
 */
export function sweepBlobs(store: ReleaseStore): Promise<number | 'busy' | 'unsure'> {
  return tryLock(buildLock(store), async (lock) => {
    const named = new Set<string>();
    for (const folder of await foldersWithManifest(store)) {
      try {
        const { files } = readManifest(folder);
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
      // A file that a killed process left half written has an ending of its own.
      (file) => !named.has(file.split('.', 1)[0] ?? '') || file.endsWith('.half'),
    );
    assertHeld();
    await Promise.all(files.map((file) => rm(path.join(folder, file), { force: true })));
    deleted += files.length;
  }
  return deleted;
}

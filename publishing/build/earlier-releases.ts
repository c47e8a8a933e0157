import { readFacts } from '../audit/facts.ts';
import { DamagedRelease, readManifest } from '../release/manifest.ts';
import { listReleases, type ReleaseStore, releaseFolder } from '../release/store.ts';
import { readRecipe } from './recipe.ts';

/**
 * The release whose unchanged files the next one shares; null where there is none yet, or where
 * what is known of it was cut off.
 */
export async function latestRelease(store: ReleaseStore) {
  const name = (await listReleases(store))[0];
  if (!name) return null;
  const folder = releaseFolder(store, name);
  const [manifest, recipe, facts] = await Promise.all([
    unlessCutOff(folder, readManifest),
    unlessCutOff(folder, readRecipe),
    unlessCutOff(folder, readFacts),
  ]);
  if (manifest === CUT_OFF || recipe === CUT_OFF || facts === CUT_OFF) return null;
  // An earlier version of Masthead made it: its files are not in the blob store.
  if (manifest.version === 1) return null;
  return { folder, manifest, recipe, facts };
}

const CUT_OFF = Symbol('cut off');

/** What a file of a release says; that it was cut off, as by a loss of power, is said. */
async function unlessCutOff<T>(
  folder: string,
  read: (folder: string) => Promise<T>,
): Promise<T | typeof CUT_OFF> {
  try {
    return await read(folder);
  } catch (error) {
    // Of another form than we expect, it is as good as damaged.
    if (!(error instanceof DamagedRelease || error instanceof TypeError)) throw error;
    console.warn(`${folder}: ${error.message} Nothing is taken over from that release.`);
    return CUT_OFF;
  }
}

import { DamagedRelease, type Manifest, readManifest } from '../release/manifest.ts';
import { listReleases, type ReleaseStore, releaseFolder } from '../release/store.ts';

/**
 * The files of the newest release, whose blobs are kept; none where there is no release yet, or
 * where its manifest cannot be read, as after a loss of power.
 */
export async function filesOfLatest(store: ReleaseStore): Promise<Manifest['files']> {
  const name = (await listReleases(store))[0];
  if (!name) return {};
  const folder = releaseFolder(store, name);
  try {
    const { version, files } = readManifest(folder);
    // An earlier version of Masthead has put its files elsewhere.
    return version === 1 ? {} : files;
  } catch (error) {
    if (!(error instanceof DamagedRelease)) throw error;
    console.warn(`${folder}: ${error.message}`);
    return {};
  }
}

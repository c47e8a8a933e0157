import path from 'node:path';
import { readFacts } from '../audit/facts.ts';
import { isAsset } from '../release/kept-assets.ts';
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

/**
 * Styles, scripts and fonts of the releases that are kept: a page that a reader has open, or
 * that a cache still holds, stays whole. Their names change with their content.
 */
export async function assetsOfKeptReleases(store: ReleaseStore) {
  const assets = new Map<string, string>();
  for (const name of await listReleases(store)) {
    const folder = releaseFolder(store, name);
    const manifest = await unlessCutOff(folder, readManifest);
    if (manifest === CUT_OFF) continue;
    const { files, carried } = manifest;
    const earlier = new Set(carried);
    for (const file of Object.keys(files)) {
      if (isAsset(file) && !earlier.has(file)) {
        assets.set(`/${file}`, path.join(folder, 'out', file));
      }
    }
  }
  return [...assets].map(([address, source]) => ({ address, source }));
}

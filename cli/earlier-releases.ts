import path from 'node:path';
import { isAsset } from '#release/kept-assets.ts';
import { readManifest } from '#release/manifest.ts';
import { listReleases, type ReleaseStore, releaseFolder } from '#release/store.ts';
import { readFacts } from './facts.ts';
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
    unlessCutOff(folder, 'manifest.json', readManifest),
    unlessCutOff(folder, 'recipe.json', readRecipe),
    unlessCutOff(folder, 'facts.json', readFacts),
  ]);
  if (manifest === CUT_OFF || recipe === CUT_OFF || facts === CUT_OFF) return null;
  return { folder, manifest, recipe, facts };
}

const CUT_OFF = Symbol('cut off');

/** What a file of a release says; that it was cut off, as by a loss of power, is said. */
async function unlessCutOff<T>(
  folder: string,
  file: string,
  read: (folder: string) => Promise<T>,
): Promise<T | typeof CUT_OFF> {
  try {
    return await read(folder);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const place = path.join(folder, file);
    console.warn(`${place} was cut off: nothing is taken over from that release.`);
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
    const manifest = await unlessCutOff(folder, 'manifest.json', readManifest);
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

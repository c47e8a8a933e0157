import path from 'node:path';
import { isAsset } from '#release/kept-assets.ts';
import { readManifest } from '#release/manifest.ts';
import { listReleases, type ReleaseStore, releaseFolder } from '#release/store.ts';
import { readFacts } from './facts.ts';
import { readRecipe } from './recipe.ts';

/** The release whose unchanged files the next one shares; null where there is none yet. */
export async function latestRelease(store: ReleaseStore) {
  const name = (await listReleases(store))[0];
  if (!name) return null;
  const folder = releaseFolder(store, name);
  const [manifest, recipe, facts] = await Promise.all([
    readManifest(folder),
    readRecipe(folder),
    readFacts(folder),
  ]);
  return { folder, manifest, recipe, facts };
}

/**
 * Styles, scripts and fonts of the releases that are kept: a page that a reader has open, or
 * that a cache still holds, stays whole. Their names change with their content.
 */
export async function assetsOfKeptReleases(store: ReleaseStore) {
  const assets = new Map<string, string>();
  for (const name of await listReleases(store)) {
    const folder = releaseFolder(store, name);
    const { files, carried } = await readManifest(folder);
    const earlier = new Set(carried);
    for (const file of Object.keys(files)) {
      if (isAsset(file) && !earlier.has(file)) {
        assets.set(`/${file}`, path.join(folder, 'out', file));
      }
    }
  }
  return [...assets].map(([address, source]) => ({ address, source }));
}

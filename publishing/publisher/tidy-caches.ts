import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { routes } from '#site/routes.ts';
import { cardsFolder, draftPicturesFolder } from '#studio/share-photos.ts';
import { ifMissing } from '#system/missing.ts';
import { variantsFolder } from '../build/encode-pictures.ts';
import { keptSourcesFolder, sourceNamesOf } from '../build/last-good.ts';
import { readManifest } from '../release/manifest.ts';
import { listReleases, type ReleaseStore, releaseFolder } from '../release/store.ts';

/** How long files stay that no kept release has: they can be made again. */
const UNUSED_MS = 30 * 86_400_000;

/**
 * Removes cards, encoded pictures, copies of drafts' pictures and kept source files that are older
 * than a month and in no kept release: each version of a title leaves a card.
 */
export async function tidyCaches(store: ReleaseStore, now = Date.now()): Promise<void> {
  await tidyFolder(cardsFolder(), await released(store, routes.card('')), now);
  await tidyFolder(variantsFolder(), await released(store, routes.picture('')), now);
  await tidyFolder(draftPicturesFolder(), new Set(), now);
  await tidyFolder(keptSourcesFolder(store), await keptNames(store), now);
}

/** Names of the files that kept releases have below an address. */
async function released(store: ReleaseStore, address: string): Promise<Set<string>> {
  const names = new Set<string>();
  for (const release of await listReleases(store)) {
    const { files } = readManifest(releaseFolder(store, release));
    for (const file of Object.keys(files)) {
      if (`/${file}`.startsWith(address)) names.add(path.posix.basename(file));
    }
  }
  return names;
}

/** Names of the source files from which kept releases were made. */
async function keptNames(store: ReleaseStore): Promise<Set<string>> {
  const names = await Promise.all(
    (await listReleases(store)).map((name) => sourceNamesOf(releaseFolder(store, name))),
  );
  return new Set(names.flatMap((one) => Object.values(one)));
}

async function tidyFolder(folder: string, used: Set<string>, now: number): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (used.has(name)) continue;
    const file = path.join(folder, name);
    const entry = await stat(file).catch(ifMissing(null));
    if (entry && now - entry.mtimeMs > UNUSED_MS) await rm(file, { force: true });
  }
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(ifMissing([]));

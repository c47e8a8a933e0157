import { mkdir, readdir, readlink, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { isBusy } from '#system/lock.ts';
import { ifMissing } from '#system/missing.ts';
import { replaceLink } from '#system/replace-link.ts';
import { BlobStore } from './blob-store.ts';
import { hasManifest } from './manifest.ts';

/**
 * The releases of one site, in one folder: `releases/<name>/` each, `blobs/` with the bytes of
 * their files, and `current`, a link to the release that readers get. A release is named after
 * its instant, so that names sort by age.
 */
export type ReleaseStore = { folder: string };

/** How many releases are kept, the current one among them. */
export const KEPT = 10;

/** Names of folders that are no release yet, or no longer. */
const UNFINISHED = '.making-';
const REMOVED = '.removing-';
const LEFTOVER = /^\.(making|removing)-/;

const releases = ({ folder }: ReleaseStore) => path.join(folder, 'releases');

/** The folder with the manifest and all other files about a release. */
export function releaseFolder(store: ReleaseStore, name: string): string {
  return path.join(releases(store), name);
}

/** The bytes of the files of all releases. */
export function blobsOf({ folder }: ReleaseStore): BlobStore {
  return new BlobStore(path.join(folder, 'blobs'));
}

/** Names of the complete releases, newest first. A release that has lost its manifest is not complete. */
export async function listReleases(store: ReleaseStore): Promise<string[]> {
  const names = await named(store);
  return names.filter((name) => hasManifest(releaseFolder(store, name)));
}

/** Folders whose manifests name blobs that have to stay: of releases and of folder views. */
export async function foldersWithManifest(store: ReleaseStore): Promise<string[]> {
  const views = await readdir(viewsFolder(store)).catch(ifMissing([]));
  return [
    ...(await named(store)).map((name) => releaseFolder(store, name)),
    ...views.map((view) => path.join(viewsFolder(store), view)),
  ].filter(hasManifest);
}

/** The folder of folder views, in which other servers find the files of a release (publishing/hosts). */
export function viewsFolder({ folder }: ReleaseStore): string {
  return path.join(folder, 'views');
}

/** All names of releases, newest first. */
async function named(store: ReleaseStore): Promise<string[]> {
  const names = await readdir(releases(store)).catch(ifMissing([]));
  return names
    .filter((name) => !name.startsWith('.'))
    .sort()
    .reverse();
}

/** The name of the release that readers get; null before the first. */
export const currentRelease = (store: ReleaseStore): Promise<string | null> =>
  linked(store, 'current');

async function linked({ folder }: ReleaseStore, link: string): Promise<string | null> {
  const target = await readlink(path.join(folder, link)).catch(ifMissing(null));
  return target && path.basename(target);
}

/**
 * Makes a release: fills a folder, and gives it the name of a release when it is complete. The caller
 * holds the build lock, so that a folder without such a name was left by a killed process.
 * @param instant ISO 8601
 * @returns the name of the release
 */
export async function addRelease(
  store: ReleaseStore,
  instant: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  await mkdir(releases(store), { recursive: true });
  await removeLeftovers(store);
  const name = instant.replaceAll(/[:.]/g, '-');
  const folder = releaseFolder(store, `${UNFINISHED}${process.pid}`);
  try {
    await mkdir(folder);
    await fill(folder);
    await rename(folder, releaseFolder(store, name));
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return name;
}

async function removeLeftovers(store: ReleaseStore): Promise<void> {
  const left = (await readdir(releases(store))).filter((name) => LEFTOVER.test(name));
  await Promise.all(
    left.map((name) => rm(releaseFolder(store, name), { recursive: true, force: true })),
  );
}

/**
 * Makes a release the current one, in one step: a reader gets all of the old one or all of
 * the new one. The caller holds the lock of switching. @throws where there is no such release
 */
export async function switchTo(store: ReleaseStore, name: string): Promise<void> {
  if (!(await listReleases(store)).includes(name)) {
    throw new Error(`There is no release ${name} in ${releases(store)}.`);
  }
  await replaceLink(path.join(store.folder, 'current'), path.join('releases', name));
}

/** The lock of `npm run ship`. */
export const shipping = ({ folder }: ReleaseStore): string => path.join(folder, 'shipping');

/** Keeps a release from being removed as long as the caller holds the lock of shipping. */
export const holdRelease = ({ folder }: ReleaseStore, name: string): Promise<void> =>
  replaceLink(path.join(folder, 'held'), path.join('releases', name));

/**
 * Removes all but the newest releases, the current one and one that is held. Each is renamed first, so
 * that a process that is killed leaves nothing that looks like a release. The blobs stay until
 * `sweepBlobs`.
 */
export async function pruneReleases(store: ReleaseStore): Promise<void> {
  const newest = (await listReleases(store)).slice(0, KEPT);
  const kept = new Set([
    ...newest,
    await currentRelease(store),
    (await isBusy(shipping(store))) ? await linked(store, 'held') : null,
  ]);
  const old = (await named(store)).filter((name) => !kept.has(name));
  await Promise.all(
    old.map(async (name) => {
      const removed = releaseFolder(store, REMOVED + name);
      await rename(releaseFolder(store, name), removed);
      await rm(removed, { recursive: true, force: true });
    }),
  );
}

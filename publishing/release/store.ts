import { mkdir, readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { isBusy } from '#system/lock.ts';
import { ifMissing } from '#system/missing.ts';
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

const UNFINISHED = '.making-';
const GIVEN_UP = '.removing-';
const LEFTOVER = /^\.(making|removing)-/;

const releases = ({ folder }: ReleaseStore) => path.join(folder, 'releases');

/** Folder of a release: its manifest, and what else is known of it. */
export function releaseFolder(store: ReleaseStore, name: string): string {
  return path.join(releases(store), name);
}

/** The bytes of the files of all releases. */
export function blobsOf({ folder }: ReleaseStore): BlobStore {
  return new BlobStore(path.join(folder, 'blobs'));
}

/** Finished releases, newest first; nothing that has lost its manifest is one. */
export async function listReleases(store: ReleaseStore): Promise<string[]> {
  const names = await named(store);
  return names.filter((name) => hasManifest(releaseFolder(store, name)));
}

/** Folders whose manifests name blobs that have to stay: of releases and of folder views. */
export async function foldersWithManifest(store: ReleaseStore): Promise<string[]> {
  const all = [
    ...(await named(store)).map((name) => releaseFolder(store, name)),
    ...(await readdir(viewsFolder(store)).catch(ifMissing([]))).map((view) =>
      path.join(viewsFolder(store), view),
    ),
  ];
  return all.filter(hasManifest);
}

/** Where folders lie in which other servers find the files of a release (publishing/hosts). */
export function viewsFolder({ folder }: ReleaseStore): string {
  return path.join(folder, 'views');
}

/** What has the name of a release, newest first. */
async function named(store: ReleaseStore): Promise<string[]> {
  const names = await readdir(releases(store)).catch(ifMissing([]));
  return names
    .filter((name) => !name.startsWith('.'))
    .sort()
    .reverse();
}

/** The release that readers get, or null before the first. */
export const currentRelease = (store: ReleaseStore): Promise<string | null> =>
  linked(store, 'current');

async function linked({ folder }: ReleaseStore, link: string): Promise<string | null> {
  const target = await readlink(path.join(folder, link)).catch(ifMissing(null));
  return target && path.basename(target);
}

/**
 * Makes a folder for a release, has it filled, and gives it its name only then. The caller holds the
 * build lock, so that a folder without its name was left by a process that is gone.
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
  await pointTo(store, 'current', name);
}

/** Replaces a link to a release in one step. */
async function pointTo({ folder }: ReleaseStore, link: string, name: string): Promise<void> {
  const next = path.join(folder, `${link}.next`);
  await rm(next, { force: true });
  await symlink(path.join('releases', name), next);
  await rename(next, path.join(folder, link));
}

/** The lock of `npm run ship`. */
export const shipping = ({ folder }: ReleaseStore): string => path.join(folder, 'shipping');

/** Keeps a release from being removed as long as the caller holds the lock of shipping. */
export const holdRelease = (store: ReleaseStore, name: string): Promise<void> =>
  pointTo(store, 'held', name);

/**
 * Removes all but the newest releases; the current one stays whatever its age, and so does one
 * that is held. Each loses its name first: a process that is killed while their files go leaves
 * nothing that looks like a release. The bytes stay until `sweepBlobs`.
 * @returns how many were removed
 */
export async function pruneReleases(store: ReleaseStore): Promise<number> {
  const newest = (await listReleases(store)).slice(0, KEPT);
  const kept = new Set([
    ...newest,
    await currentRelease(store),
    (await isBusy(shipping(store))) ? await linked(store, 'held') : null,
  ]);
  const old = (await named(store)).filter((name) => !kept.has(name));
  await Promise.all(
    old.map(async (name) => {
      const givenUp = releaseFolder(store, GIVEN_UP + name);
      await rename(releaseFolder(store, name), givenUp);
      await rm(givenUp, { recursive: true, force: true });
    }),
  );
  return old.length;
}

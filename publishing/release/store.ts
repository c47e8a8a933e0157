import { mkdir, readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from '#system/process.ts';
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

/** A process's own links, by its number: the `current` that is to be, and what it holds. */
const OWN = /^(current|held)\.(\d+)$/;

const UNFINISHED = '.making-';
const GIVEN_UP = '.removing-';

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
    ...(await readdir(viewsFolder(store)).catch(() => [])).map((view) =>
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
  const names = await readdir(releases(store)).catch(() => []);
  return names
    .filter((name) => !name.startsWith('.'))
    .sort()
    .reverse();
}

/** The release that readers get, or null before the first. */
export async function currentRelease(store: ReleaseStore): Promise<string | null> {
  const target = await readlink(path.join(store.folder, 'current')).catch(() => null);
  return target && path.basename(target);
}

/**
 * Makes a folder for a release, has it filled, and gives it its name only then: what a crash
 * leaves behind is no release, and is removed here the next time.
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

/**
 * Makes a release the current one, in one step: a reader gets all of the old one or all of
 * the new one. @throws where there is no such release
 */
export async function switchTo(store: ReleaseStore, name: string): Promise<void> {
  if (!(await listReleases(store)).includes(name)) {
    throw new Error(`There is no release ${name} in ${releases(store)}.`);
  }
  const link = path.join(store.folder, `current.${process.pid}`);
  await rm(link, { force: true });
  await symlink(path.join('releases', name), link);
  await rename(link, path.join(store.folder, 'current'));
}

/**
 * Keeps a release from being removed for as long as this process reads it.
 * @returns what lets go of it
 */
export async function holdRelease(
  store: ReleaseStore,
  name: string,
): Promise<() => Promise<void>> {
  const link = path.join(store.folder, `held.${process.pid}`);
  const letGo = () => rm(link, { force: true });
  await letGo();
  await symlink(path.join('releases', name), link);
  return letGo;
}

/** Names of the releases that living processes hold. */
async function heldReleases({ folder }: ReleaseStore): Promise<string[]> {
  const links = (await readdir(folder)).filter((name) => {
    const [, kind, pid] = OWN.exec(name) ?? [];
    return kind === 'held' && isAlive(Number(pid));
  });
  const targets = links.map((link) => readlink(path.join(folder, link)).catch(() => null));
  return (await Promise.all(targets)).flatMap((target) =>
    target ? [path.basename(target)] : [],
  );
}

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
    ...(await heldReleases(store)),
    await currentRelease(store),
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

async function removeLeftovers(store: ReleaseStore): Promise<void> {
  for (const name of await readdir(store.folder)) {
    const [, , pid] = OWN.exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) await rm(path.join(store.folder, name), { force: true });
  }
  const names = await readdir(releases(store));
  const isDead = (pid: number) => pid === process.pid || !isAlive(pid);
  const dead = names.filter(
    (name) =>
      name.startsWith(GIVEN_UP) ||
      (name.startsWith(UNFINISHED) && isDead(Number(name.slice(UNFINISHED.length)))),
  );
  await Promise.all(
    dead.map((name) => rm(releaseFolder(store, name), { recursive: true, force: true })),
  );
}

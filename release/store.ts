import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';

/**
 * The releases of one data folder: `releases/<name>/` each, and `current`, a link to the one
 * that readers get. A release is named after its instant, so that names sort by age.
 */
export type ReleaseStore = { folder: string };

/** How many finished releases are kept, the current one among them. */
const KEPT = 10;

export const releaseStore = (dataDir: string): ReleaseStore => ({ folder: dataDir });

const releases = ({ folder }: ReleaseStore) => path.join(folder, 'releases');

/** Folder of a release; `out` within it is what hosts serve. */
export function releaseFolder(store: ReleaseStore, name: string): string {
  return path.join(releases(store), name);
}

/** Finished releases, newest first. One that a crash left half done is none. */
export async function listReleases(store: ReleaseStore): Promise<string[]> {
  const names = await readdir(releases(store)).catch(() => []);
  return names
    .filter((name) => existsSync(path.join(releases(store), name, 'manifest.json')))
    .sort()
    .reverse();
}

/** The release that readers get, or null before the first. */
export async function currentRelease(store: ReleaseStore): Promise<string | null> {
  const target = await readlink(path.join(store.folder, 'current')).catch(() => null);
  return target && path.basename(target);
}

/**
 * Makes a finished release the current one, in one step: a reader gets all of the old one
 * or all of the new one. @throws where there is no such release
 */
export async function switchTo(store: ReleaseStore, name: string): Promise<void> {
  if (!(await listReleases(store)).includes(name)) {
    throw new Error(`There is no finished release ${name} in ${releases(store)}.`);
  }
  const link = path.join(store.folder, `current.${process.pid}`);
  await rm(link, { force: true });
  await symlink(path.join('releases', name), link);
  await rename(link, path.join(store.folder, 'current'));
}

import { existsSync, lstatSync } from 'node:fs';
import { mkdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { KeptAssets } from '../release/kept-assets.ts';
import { ReleaseFiles } from '../release/release-files.ts';
import { readServing } from '../release/serving.ts';
import {
  currentRelease,
  listReleases,
  type ReleaseStore,
  releaseFolder,
  viewsFolder,
} from '../release/store.ts';
import { layFiles } from './lay-files.ts';
import { writeHosts } from './write.ts';

/*
 * nginx and Caddy serve a folder. Two folders take turns: the one that nobody is served from gets
 * what has changed, and the release's link `out` leads to it before the release becomes the
 * current one. So `current/out` and `current/hosts` change together, in one step.
 */
const VIEWS = ['a', 'b'];

/** Has folders laid for the current release from now on, for servers that read a folder. */
export async function keepViews(store: ReleaseStore): Promise<void> {
  await mkdir(viewsFolder(store), { recursive: true });
}

/**
 * Whether folders are laid: where somebody has asked for them, and where an earlier version of
 * Masthead has left a release in a folder, which nginx may serve.
 */
function hasViews(store: ReleaseStore): boolean {
  const out = path.join(store.folder, 'current/out');
  return (
    existsSync(viewsFolder(store)) ||
    (lstatSync(out, { throwIfNoEntry: false })?.isDirectory() ?? false)
  );
}

/**
 * Lays the folder of a release that is about to become the current one. The caller holds the lock
 * of switching.
 * @param assertHeld throws where it does not any more
 */
export async function layView(
  store: ReleaseStore,
  name: string,
  assertHeld: () => void = () => undefined,
): Promise<void> {
  if (!hasViews(store)) return;
  const release = await ReleaseFiles.open(store, name);
  // An earlier version of Masthead made it, with a folder of its own.
  if (release.manifest.version === 1) return;
  const current = await currentRelease(store);
  const active = current === null ? null : await viewOf(store, current);
  if (name === current && active !== null) return;
  const view = VIEWS.find((one) => one !== active) ?? '';
  await leave(store, view);

  const assets = await new KeptAssets(store).all();
  await layFiles(path.join(viewsFolder(store), view), release, assets, assertHeld);
  const folder = releaseFolder(store, name);
  await writeHosts(folder, readServing(folder, release.manifest), store);
  await symlink(path.join('../../views', view, 'out'), path.join(folder, 'out'));
  await replaceKeptFolder(store);
}

/** The view in which a release lies; null where it lies in none. */
async function viewOf(store: ReleaseStore, name: string): Promise<string | null> {
  const target = await readlink(path.join(releaseFolder(store, name), 'out')).catch(() => null);
  return target && path.basename(path.dirname(target));
}

/** Takes the links to a view from the releases that lay in it: it will be another release's. */
async function leave(store: ReleaseStore, view: string): Promise<void> {
  for (const name of await listReleases(store)) {
    if ((await viewOf(store, name)) !== view) continue;
    for (const part of ['out', 'hosts']) {
      await rm(path.join(releaseFolder(store, name), part), { recursive: true, force: true });
    }
  }
}

/**
 * An earlier version of Masthead kept assets in a folder that its configurations name, and nginx
 * may run with one of these until somebody reloads it: a view has these assets as well.
 */
async function replaceKeptFolder({ folder }: ReleaseStore): Promise<void> {
  const kept = path.join(folder, 'kept');
  if (!lstatSync(kept, { throwIfNoEntry: false })?.isDirectory()) return;
  await rename(kept, `${kept}.old`);
  await symlink('current/out', kept);
  await rm(`${kept}.old`, { recursive: true, force: true });
}

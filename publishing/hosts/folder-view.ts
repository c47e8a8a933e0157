import { existsSync, lstatSync } from 'node:fs';
import { mkdir, readlink, realpath, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { ifMissing } from '#system/missing.ts';
import { replaceLink } from '#system/replace-link.ts';
import { KeptAssets } from '../release/kept-assets.ts';
import { tryReadManifest } from '../release/manifest.ts';
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
 * what has changed. A release has a link `view` to its folder, through which its `out` and `hosts`
 * lead. At a switch the release gets the folder that is served already, so that readers of our own
 * server wait for nothing; when the other folder is complete, the link is replaced. So `current/out`
 * and `current/hosts` change together, in one step.
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
 * Begins to lay the folder of a release that is about to become the current one. The caller holds
 * the lock of switching until all of it is done.
 * @param assertHeld throws where it does not any more
 * @returns what completes the folder, to be called after the switch
 */
export async function beginView(
  store: ReleaseStore,
  name: string,
  assertHeld: () => void = () => undefined,
): Promise<() => Promise<void>> {
  const complete = () => layView(store, name, assertHeld);
  const nothing = async () => undefined;
  // Where an earlier version of Masthead made it, it has a folder of its own.
  if (!hasViews(store) || (await ReleaseFiles.open(store, name)).manifest.version === 1) {
    return nothing;
  }
  const current = await currentRelease(store);
  if (current === name) return complete;
  const served = current === null ? null : await viewOf(store, current);
  if (served !== null) {
    await lead(store, name, served);
    return complete;
  }
  await complete();
  return nothing;
}

async function layView(
  store: ReleaseStore,
  name: string,
  assertHeld: () => void,
): Promise<void> {
  const active = await activeView(store);
  const release = await ReleaseFiles.open(store, name);
  if (active !== null) {
    const laid = tryReadManifest(path.join(viewsFolder(store), active));
    if (laid?.instant === release.manifest.instant) return;
  }
  const view = VIEWS.find((one) => one !== active) ?? '';
  await leave(store, view);

  const assets = await new KeptAssets(store).all();
  const folder = path.join(viewsFolder(store), view);
  await layFiles(folder, release, assets, assertHeld);
  await writeHosts(folder, readServing(releaseFolder(store, name), release.manifest), store);
  assertHeld();
  await lead(store, name, path.join('../../views', view));
  await replaceKeptFolder(store);
}

/** The view that the current release leads to; null where it leads to none. */
async function activeView(store: ReleaseStore): Promise<string | null> {
  const out = await realpath(path.join(store.folder, 'current/out')).catch(ifMissing(null));
  const view = out && path.relative(await realpath(store.folder), path.dirname(out));
  return VIEWS.find((one) => view === path.join('views', one)) ?? null;
}

/** Where `out` and `hosts` of a release lie, as its own folder names that place; null: nowhere. */
async function viewOf(store: ReleaseStore, name: string): Promise<string | null> {
  const folder = releaseFolder(store, name);
  const link = await readlink(path.join(folder, 'view')).catch(ifMissing(null));
  if (link !== null) return link;
  return existsSync(path.join(folder, 'out')) ? path.join('..', name) : null;
}

/** Has `out` and `hosts` of a release lead to a place, both in one step. */
async function lead(store: ReleaseStore, name: string, place: string): Promise<void> {
  const folder = releaseFolder(store, name);
  await replaceLink(path.join(folder, 'view'), place);
  for (const part of PARTS) {
    const link = path.join(folder, part);
    if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) continue;
    await symlink(path.join('view', part), link);
  }
}

const PARTS = ['out', 'hosts'];

/** Takes the links to a view from the releases that lay in it: it will be another release's. */
async function leave(store: ReleaseStore, view: string): Promise<void> {
  for (const name of await listReleases(store)) {
    if ((await viewOf(store, name)) !== path.join('../../views', view)) continue;
    for (const part of [...PARTS, 'view']) {
      await rm(path.join(releaseFolder(store, name), part), { force: true });
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

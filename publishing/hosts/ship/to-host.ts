import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ShipToHost } from '#site/ship-to.ts';
import { UserError } from '#system/user-error.ts';
import { ASSET_FOLDERS } from '../../release/assets.ts';
import { ReleaseFiles } from '../../release/release-files.ts';
import { readServing, type Serving } from '../../release/serving.ts';
import { KEPT, type ReleaseStore, releaseFolder } from '../../release/store.ts';
import { layFiles } from '../lay-files.ts';
import { serverConfigurations } from '../write.ts';
import { listed, rsync } from './rsync.ts';

/** Everybody may read what everybody gets, whoever made it here. */
const FILES = ['-rlt', '-p', '--chmod=D755,F644'];

/** What stands in a store: other names there are nobody's of ours. */
const RELEASE = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/;

/**
 * Takes a release to a host: into `releases/<name>/out` there, and the assets of all releases
 * there into `kept`. What the release before has already is linked, not sent. Everything lies
 * there before the link `current` changes, which rsync replaces by renaming: a visitor gets all
 * of one release or of the other. rsync reads a folder here that the next run takes up.
 * @param assertHeld throws where another process ships meanwhile
 * @returns how many files were sent
 * @throws UserError where anything fails; the next run goes on from there
 */
export async function shipToHost(
  { at, path: there }: ShipToHost,
  store: ReleaseStore,
  name: string,
  assertHeld: () => void = () => undefined,
): Promise<number> {
  const release = await ReleaseFiles.open(store, name);
  const folder = path.join(store.folder, 'shipped');
  await layFiles(folder, release);
  const target = `${at}${there}/`;
  let outcome = 'Visitors keep the release that they have.';
  const stage = await mkdtemp(path.join(tmpdir(), 'masthead-ship-'));
  try {
    const empty = path.join(stage, 'store');
    for (const part of ['releases', 'kept']) {
      await mkdir(path.join(empty, part), { recursive: true });
    }
    await rsync(['-r', '--mkpath', `${empty}/`, target]);
    const { current, releases } = await storeAt(target);

    const known = [...new Set([current, ...releases])].filter((one) => one && one !== name);
    const stats = await rsync([
      ...FILES,
      // A run that was cut off leaves halves of files.
      '--delete',
      '--stats',
      '--exclude=/hosts',
      '--exclude=/*.json',
      ...known.slice(0, 1).map((one) => `--link-dest=../${one}`),
      `${folder}/`,
      `${target}releases/${name}/`,
    ]);
    const serving = readServing(releaseFolder(store, name), release.manifest);
    await writeConfigurations(serving, there, path.join(stage, 'hosts'));
    await rsync([...FILES, path.join(stage, 'hosts'), `${target}releases/${name}/`]);
    await keepAssetsAt(target, name, path.join(folder, 'out'));

    await symlink(path.join('releases', name), path.join(stage, 'current'));
    assertHeld();
    await rsync(['-l', path.join(stage, 'current'), target]);
    outcome = 'Visitors have the release; what is too old was not removed.';
    await prune(target, new Set([name, current]), path.join(empty, 'kept'));
    return Number(/files transferred: ([\d,]+)/.exec(stats)?.[1]?.replaceAll(',', '') ?? 0);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`${outcome} \`npm run ship\` goes on from here.\n${error.message}`);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** @returns releases there, finished or not, the newest first, and which one visitors get */
async function storeAt(target: string) {
  const link = (await listed([target])).find(({ path }) => path === 'current');
  const releases = (await listed([`${target}releases/`]))
    .filter(({ path, kind }) => kind === 'folder' && RELEASE.test(path))
    .map(({ path }) => path);
  const current = link?.target ? path.basename(link.target) : null;
  return {
    releases: releases.sort().reverse(),
    current: current && releases.includes(current) ? current : null,
  };
}

/** The configurations name absolute paths, which are others there. */
async function writeConfigurations(serving: Serving, there: string, hosts: string) {
  await mkdir(hosts);
  const servers = serverConfigurations(serving, { folder: there }, 'kept');
  for (const [name, text] of Object.entries(servers)) {
    await writeFile(path.join(hosts, name), text);
  }
}

/** Lays the release's assets beside those of the others there, without sending them twice. */
async function keepAssetsAt(target: string, name: string, out: string): Promise<void> {
  const folders = ASSET_FOLDERS.filter((name) => existsSync(path.join(out, name)));
  if (folders.length === 0) return;
  await rsync([
    ...FILES,
    '--relative',
    `--link-dest=../releases/${name}/out`,
    ...folders.map((name) => `${out}/./${name}`),
    `${target}kept/`,
  ]);
}

/** Removes all but the newest releases, and the assets that are in none that is left. */
async function prune(target: string, stay: Set<string | null>, empty: string): Promise<void> {
  const { releases } = await storeAt(target);
  const old = releases.slice(KEPT).filter((name) => !stay.has(name));
  if (old.length === 0) return;
  const those = old.flatMap((name) => [`--include=/${name}`, `--include=/${name}/**`]);
  const deletion = ['-r', '--delete', ...those, '--exclude=*'];
  await rsync([...deletion, `${empty}/`, `${target}releases/`]);

  const used = new Set(
    (await listed(['-r', ...onlyAssetsOf('/*/out'), `${target}releases/`])).map(({ path }) =>
      path.replace(/^[^/]+\/out\//, ''),
    ),
  );
  const gone = (await listed(['-r', `${target}kept/`])).filter(
    ({ path, kind }) => kind === 'file' && !used.has(path),
  );
  // rsync deletes there what a rule includes and what is not here. The folders have to be here.
  for (const { path: file } of gone) {
    await mkdir(path.join(empty, path.dirname(file)), { recursive: true });
  }
  const rules = gone.flatMap(({ path: file }) => [
    ...foldersTo(path.dirname(file)),
    `/${file}`.replace(/[*?[\\]/g, '\\$&'),
  ]);
  await rsync(
    ['-r', '--delete', '--include-from=-', '--exclude=*', `${empty}/`, `${target}kept/`],
    [...new Set(rules)].map((rule) => `${rule}\n`).join(''),
  );
}

/** Rules of rsync for a folder and all folders above it. @param name path without a slash in front */
const foldersTo = (name: string): string[] =>
  name.split('/').map((_, at, parts) => `/${parts.slice(0, at + 1).join('/')}/`);

/** Words that let rsync look at the assets below a folder alone. */
function onlyAssetsOf(folder: string): string[] {
  const wanted = ASSET_FOLDERS.flatMap((name) => {
    const full = `${folder}/${name}`.slice(1);
    return [...foldersTo(full), `/${full}/**`];
  });
  return [...wanted.map((pattern) => `--include=${pattern}`), '--exclude=*'];
}

import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readKept, type SourceNames, sourcesFolder } from '#sources/kept-sources.ts';
import type { LastGood } from '#sources/last-good.ts';
import { siteFolder } from '#sources/site-folder.ts';
import { ReleaseFiles } from '../release/release-files.ts';
import { currentRelease, type ReleaseStore, releaseFolder } from '../release/store.ts';
import type { Prepared } from './prepared.ts';

/*
 * A release says from which bytes of each file it was made (`sources.json`), and all releases keep
 * these bytes in one folder. So the version that readers have can be read again when its file is
 * broken: after a restart, by later code, and after somebody went back to an earlier release.
 */

/** Where the releases of a site keep the bytes of source files, by name. */
export const keptSourcesFolder = ({ folder }: ReleaseStore): string =>
  path.join(folder, 'sources');

const listFile = (release: string) => path.join(release, 'sources.json');

/** @param release folder of a release @returns none for one without such a list */
export async function sourceNamesOf(release: string): Promise<SourceNames> {
  try {
    return JSON.parse(await readFile(listFile(release), 'utf8'));
  } catch (error) {
    // One that was made by earlier code, or was cut off by a loss of power.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Reads what readers of this site have just now: of files, and at addresses of pictures. */
export function lastGoodOfRelease(): LastGood {
  const store = { folder: siteFolder() };
  const current = once(() => currentRelease(store));
  const names = once(async (): Promise<SourceNames> => {
    const name = await current();
    return name === null ? {} : sourceNamesOf(releaseFolder(store, name));
  });
  const files = once(async () => {
    const name = await current();
    return name === null ? null : ReleaseFiles.open(store, name);
  });
  return {
    async bytesOf(file) {
      const name = (await names())[file];
      return name === undefined ? null : readKept(keptSourcesFolder(store), name);
    },
    async pictureAt(address) {
      const file = decodeURIComponent(address).slice(1);
      const release = await files();
      const entry = release?.manifest.files[file];
      if (!release || !entry) return null;
      const place = path.relative(store.folder, release.placeOf(file));
      return { file: place, within: store.folder, version: `kept ${entry.sha256}` };
    },
  };
}

/** Asks for something once, and only where it is needed. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}

/**
 * Keeps the bytes of what a release shows: of posts that readers may open, of authors and of the
 * list of categories.
 * @param release folder of the release that is being made
 */
export async function keepSources(
  store: ReleaseStore,
  release: string,
  { record, edition, sources }: Prepared,
): Promise<void> {
  const open = new Set([...edition.posts, ...edition.unlisted].map(({ file }) => file));
  const posts = new Set(record.archive.manuscripts.map(({ file }) => file));
  const shown = Object.entries(sources).filter(([file]) => open.has(file) || !posts.has(file));
  const kept = keptSourcesFolder(store);
  await mkdir(kept, { recursive: true });
  const list: Record<string, string> = {};
  for (const [file, name] of shown) {
    const place = path.join(kept, name);
    const source = path.join(sourcesFolder(record.store), name);
    if (!existsSync(place)) {
      // Somebody has cleared the caches: the file is kept again when it has changed.
      if (!existsSync(source)) continue;
      await copyWhole(source, place);
    }
    list[file] = name;
  }
  await writeFile(listFile(release), JSON.stringify(list));
}

/** Copies a file so that it is there whole or not at all. */
async function copyWhole(from: string, to: string): Promise<void> {
  const half = `${to}.${process.pid}.half`;
  try {
    await copyFile(from, half);
    await rename(half, to);
  } finally {
    await rm(half, { force: true });
  }
}

import {
  copyFileSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { encodingsOf } from '../release/blob-store.ts';
import { type Manifest, tryReadManifest, writeManifest } from '../release/manifest.ts';
import type { ReleaseFiles } from '../release/release-files.ts';

/**
 * Makes `<folder>/out` hold the files of a release, each with its compressed forms beside it, and
 * those of `others` that it has not. Only what differs from the release that lay there before is
 * touched: the folder has a manifest of its own, which is removed while files change, so that a
 * folder that was left half done is laid from nothing.
 */
export async function layFiles(
  folder: string,
  release: ReleaseFiles,
  others: ReleaseFiles[] = [],
  assertHeld: () => void = () => undefined,
): Promise<void> {
  const sources = new Map<string, ReleaseFiles>();
  for (const source of [release, ...others]) {
    for (const file of source.paths) if (!sources.has(file)) sources.set(file, source);
  }
  const files: Manifest['files'] = {};
  for (const [file, source] of sources) {
    const entry = source.manifest.files[file];
    if (entry) files[file] = entry;
  }
  const before = tryReadManifest(folder)?.files ?? null;
  const out = path.join(folder, 'out');
  if (before === null) await rm(folder, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await rm(path.join(folder, 'manifest.json'), { force: true });

  for (const file of Object.keys(before ?? {})) {
    if (!sources.has(file)) removeFile(out, file);
  }
  let changes = 0;
  for (const [file, source] of sources) {
    if (before?.[file]?.sha256 === files[file]?.sha256) continue;
    mkdirSync(path.dirname(path.join(out, file)), { recursive: true });
    for (const { ending, place } of source.formsOf(file)) {
      layFile(place, path.join(out, file + ending));
    }
    changes += 1;
    if (changes % 500 > 0) continue;
    // Locks are renewed by a timer.
    await setImmediate();
    assertHeld();
  }
  await writeManifest(folder, { ...release.manifest, version: 2, files });
}

/** Puts a file there in one step, as a hard link where the disk has them. */
function layFile(from: string, to: string): void {
  const half = `${to}.${process.pid}.half`;
  try {
    try {
      linkSync(from, half);
    } catch (error) {
      if (!WITHOUT_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      copyFileSync(from, half);
      const { atime, mtime } = statSync(from);
      utimesSync(half, atime, mtime);
    }
    renameSync(half, to);
  } finally {
    // Of two links to one file, neither is renamed.
    rmSync(half, { force: true });
  }
}

/** The disk knows no hard links, is another one, or has as many of that file as it can. */
const WITHOUT_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK']);

/** Removes a file with its compressed forms, and the folders that are empty then. */
function removeFile(out: string, file: string): void {
  const endings = ['', ...encodingsOf(file).map((encoding) => ENDINGS[encoding])];
  for (const ending of endings) rmSync(path.join(out, file + ending), { force: true });
  for (let above = path.dirname(file); above !== '.'; above = path.dirname(above)) {
    try {
      rmdirSync(path.join(out, above));
    } catch {
      return;
    }
  }
}

const ENDINGS = { br: '.br', gzip: '.gz' };

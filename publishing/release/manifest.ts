import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '#system/user-error.ts';
import { isAsset } from './assets.ts';

/** The bytes of a file before compression. */
export type FileEntry = { sha256: string; bytes: number };

/** The files of a release. Two releases with the same manifest serve the same bytes. */
export type Manifest = {
  /**
   * 2: the bytes are in the blob store. 1: an earlier version of Masthead made this release, and
   * its files lie in the folder `out` next to the manifest.
   */
  version: 1 | 2;
  /** ISO 8601, UTC: the only clock of its pages. */
  instant: string;
  /** By path, with forward slashes, sorted. */
  files: Record<string, FileEntry>;
};

export function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

const fileIn = (folder: string) => path.join(folder, 'manifest.json');

/** A small manifest of the assets alone: those of all kept releases are needed together. */
const assetsIn = (folder: string) => path.join(folder, 'assets.json');

const assetsOf = (manifest: Manifest): Manifest => ({
  ...manifest,
  files: Object.fromEntries(Object.entries(manifest.files).filter(([file]) => isAsset(file))),
});

/** Whether a folder is that of a release: without a manifest it can be neither served nor checked. */
export const hasManifest = (folder: string): boolean => existsSync(fileIn(folder));

/** A file of a release cannot be read, as after a loss of power. */
export class DamagedRelease extends UserError {
  override name = 'DamagedRelease';
}

/** @param folder of a release that is being made */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  // It has to survive a loss of power: without it readers get nothing.
  await writeFile(fileIn(folder), JSON.stringify(manifest), { flush: true });
  await writeFile(assetsIn(folder), JSON.stringify(assetsOf(manifest)));
}

/**
 * Reads a manifest at once: a server answers nobody before it knows what to answer.
 * @param folder of a finished release @throws DamagedRelease; ENOENT where there is none
 */
export const readManifest = (folder: string): Manifest => manifestIn(fileIn(folder));

/** The same. @returns null where there is none, or it cannot be read */
export function tryReadManifest(folder: string): Manifest | null {
  try {
    return hasManifest(folder) ? readManifest(folder) : null;
  } catch (error) {
    if (error instanceof DamagedRelease) return null;
    throw error;
  }
}

/** A manifest of the styles, scripts and fonts of a release alone. @throws as `readManifest` */
export function readAssets(folder: string): Manifest {
  const file = assetsIn(folder);
  // An earlier version of Masthead writes no such file.
  return existsSync(file) ? manifestIn(file) : assetsOf(readManifest(folder));
}

function manifestIn(file: string): Manifest {
  const { files, instant, version = 1 } = readOfRelease(file);
  if (!isGroup(files) || typeof instant !== 'string')
    throw damaged(file, 'it has another form');
  return { version, instant, files } as Manifest;
}

/**
 * Reads a JSON file of a release.
 * @throws DamagedRelease where it cannot be read; ENOENT where it is missing
 */
export function readOfRelease(file: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const isDamaged =
      error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'EISDIR';
    throw isDamaged ? damaged(file, (error as Error).message) : error;
  }
  if (!isGroup(value)) throw damaged(file, 'it has another form');
  return value;
}

const damaged = (file: string, why: string) =>
  new DamagedRelease(
    `${file} cannot be read: ${why}. Make a new release (\`npm run build\`), and delete that folder once it is not the current one.`,
  );

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

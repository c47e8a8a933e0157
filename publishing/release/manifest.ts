import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '#system/user-error.ts';
import { isAsset } from './assets.ts';

/** One file, as its bytes are before they are compressed. */
export type FileEntry = { sha256: string; bytes: number };

/** What a release consists of. Two releases with the same manifest serve the same bytes. */
export type Manifest = {
  /**
   * 2: the bytes are in the blob store. 1: an earlier version of Masthead made this release, and
   * its files lie in the folder `out` beside the manifest.
   */
  version: 1 | 2;
  /** ISO 8601, UTC: the only clock that its pages know. */
  instant: string;
  /** By path, with forward slashes, sorted. */
  files: Record<string, FileEntry>;
};

export function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

const fileIn = (folder: string) => path.join(folder, 'manifest.json');

/** The assets stand in a small file too: those of all kept releases are needed together. */
const assetsIn = (folder: string) => path.join(folder, 'assets.json');

const assetsOf = (manifest: Manifest): Manifest => ({
  ...manifest,
  files: Object.fromEntries(Object.entries(manifest.files).filter(([file]) => isAsset(file))),
});

/** Whether a folder is that of a release: what has no manifest can be neither served nor checked. */
export const hasManifest = (folder: string): boolean => existsSync(fileIn(folder));

/** A file in which a release says what it is made of cannot be read, as after a loss of power. */
export class DamagedRelease extends UserError {
  override name = 'DamagedRelease';
}

/** @param folder of a release that is being made */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  // Readers get nothing without it: it is to survive a loss of power.
  await writeFile(fileIn(folder), JSON.stringify(manifest), { flush: true });
  await writeFile(assetsIn(folder), JSON.stringify(assetsOf(manifest)));
}

/** @param folder of a finished release @throws DamagedRelease */
export async function readManifest(folder: string): Promise<Manifest> {
  return manifestOf(fileIn(folder), await readOfRelease(fileIn(folder)));
}

/** The same. @returns null where there is none, or where it cannot be read */
export async function tryReadManifest(folder: string): Promise<Manifest | null> {
  try {
    return hasManifest(folder) ? await readManifest(folder) : null;
  } catch (error) {
    if (error instanceof DamagedRelease) return null;
    throw error;
  }
}

/** The same as `readManifest`, at once: a server answers nobody before it knows what to answer. */
export function readManifestSync(folder: string): Manifest {
  const file = fileIn(folder);
  return manifestOf(file, parsed(file, readFileSync(file, 'utf8')));
}

/** A manifest of the styles, scripts and fonts of a release alone. @throws DamagedRelease */
export async function readAssets(folder: string): Promise<Manifest> {
  const file = assetsIn(folder);
  // An earlier version of Masthead writes no such file.
  return existsSync(file)
    ? manifestOf(file, await readOfRelease(file))
    : assetsOf(await readManifest(folder));
}

function manifestOf(file: string, value: Record<string, unknown>): Manifest {
  const { files, instant, version = 1 } = value;
  if (!isGroup(files) || typeof instant !== 'string') {
    throw damaged(file, 'it has another form');
  }
  return { version, instant, files } as Manifest;
}

/**
 * Reads a file of JSON that a release consists of.
 * @throws DamagedRelease where it cannot be read; ENOENT where it is not there
 */
export async function readOfRelease(file: string): Promise<Record<string, unknown>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EISDIR' ? damaged(file, error.message) : error;
  });
  return parsed(file, text);
}

function parsed(file: string, text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw damaged(file, (error as Error).message);
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

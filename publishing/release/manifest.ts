import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '#system/user-error.ts';

/** One file, as its bytes are before they are compressed. */
export type FileEntry = { sha256: string; bytes: number };

/** What a release consists of. Two releases with the same manifest serve the same bytes. */
export type Manifest = {
  /** ISO 8601, UTC: the only clock that its pages know. */
  instant: string;
  /** By path within `out`, with forward slashes, sorted. */
  files: Record<string, FileEntry>;
  /** Paths that earlier releases refer to, and this one does not. */
  carried: string[];
};

export const NO_FILES: Manifest = { instant: '', files: {}, carried: [] };

export function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

const fileIn = (folder: string) => path.join(folder, 'manifest.json');

/** Whether a folder is that of a release: what has no manifest can be neither shared nor checked. */
export const hasManifest = (folder: string): boolean => existsSync(fileIn(folder));

/** A file in which a release says what it is made of cannot be read, as after a loss of power. */
export class DamagedRelease extends UserError {
  override name = 'DamagedRelease';
}

/** @param folder of a finished release @throws DamagedRelease */
export async function readManifest(folder: string): Promise<Manifest> {
  const { files, carried, instant } = await readOfRelease(fileIn(folder));
  if (!isGroup(files) || !Array.isArray(carried) || typeof instant !== 'string') {
    throw damaged(fileIn(folder), 'it has another form');
  }
  return { files, carried, instant } as Manifest;
}

/**
 * Reads a file of JSON that a release consists of.
 * @throws DamagedRelease where it cannot be read; ENOENT where it is not there
 */
export async function readOfRelease(file: string): Promise<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!(error instanceof SyntaxError) && code !== 'EISDIR') throw error;
    throw damaged(file, message);
  }
  if (!isGroup(value)) throw damaged(file, 'it has another form');
  return value;
}

const damaged = (file: string, why: string) =>
  new DamagedRelease(
    `${file} cannot be read: ${why}. Readers are served all the same; make a new release (\`npm run build\`), and delete that folder once it is not the current one.`,
  );

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

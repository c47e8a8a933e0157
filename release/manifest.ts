import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

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

/** @param folder of a finished release */
export async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(fileIn(folder), 'utf8'));
}

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** What a release consists of. Two releases with the same manifest serve the same bytes. */
export type Manifest = {
  /** ISO 8601, UTC: the only clock that its pages know. */
  instant: string;
  /** By path within `out`, with forward slashes, sorted. */
  files: Record<string, { sha256: string; bytes: number }>;
  /** Paths that earlier releases refer to, and this one does not. */
  carried: string[];
};

export const NO_FILES: Manifest = { instant: '', files: {}, carried: [] };

export function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** @param folder of a finished release */
export async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'));
}

import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { HeaderRule } from './headers.ts';
import type { Manifest } from './manifest.ts';

/**
 * How a release is to be served. Our own server reads it beside the manifest; the
 * configurations of other hosts are written from it (publishing/hosts).
 */
export type Serving = {
  /** Origin of the site, for absolute addresses in redirects. */
  origin: string;
  /** Percent-encoded paths. */
  redirects: { from: string; to: string }[];
  /** Percent-encoded paths of what was public, and has expired: they answer 410. */
  gone: string[];
  headers: HeaderRule[];
  /** Paths of the public files. */
  files: string[];
};

const fileIn = (folder: string) => path.join(folder, 'serving.json');

/** Writes it beside the manifest, which lists the files. @param folder of a release that is being made */
export function writeServing(folder: string, { files: _, ...serving }: Serving): Promise<void> {
  return writeFile(fileIn(folder), JSON.stringify(serving), { flush: true });
}

/** @param folder of a finished release */
export function readServing(folder: string, { files }: Pick<Manifest, 'files'>): Serving {
  const { gone = [], ...serving } = JSON.parse(readFileSync(fileIn(folder), 'utf8'));
  // A release that was made before there was the list of what is gone has none.
  return { ...serving, gone, files: Object.keys(files) };
}

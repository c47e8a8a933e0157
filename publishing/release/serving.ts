import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { HeaderRule } from './headers.ts';
import type { Manifest } from './manifest.ts';

/**
 * How a release is served. Our own server reads it together with the manifest; the configurations of
 * other hosts are written from it (publishing/hosts).
 */
export type Serving = {
  /** Origin of the site, for absolute addresses in redirects. */
  origin: string;
  /** Percent-encoded paths. */
  redirects: { from: string; to: string }[];
  /** Percent-encoded paths of expired pages, which answer 410. */
  gone: string[];
  headers: HeaderRule[];
  /** Paths of the public files. */
  files: string[];
};

const fileIn = (folder: string) => path.join(folder, 'serving.json');

/** Writes it without the files, which the manifest lists. @param folder of a release that is being made */
export function writeServing(folder: string, { files: _, ...serving }: Serving): Promise<void> {
  return writeFile(fileIn(folder), JSON.stringify(serving), { flush: true });
}

/** @param folder of a finished release */
export function readServing(folder: string, { files }: Pick<Manifest, 'files'>): Serving {
  const { gone = [], ...serving } = JSON.parse(readFileSync(fileIn(folder), 'utf8'));
  // A release of an earlier version has no `gone`.
  return { ...serving, gone, files: Object.keys(files) };
}

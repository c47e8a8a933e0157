import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** A short name for some bytes: the same bytes, the same name. */
export function fingerprint(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    // The length keeps ("ab", "c") apart from ("a", "bc").
    hash.update(`${part.length}:`).update(part);
  }
  return hash.digest('hex').slice(0, 24);
}

/** What turns a file into a document: a change here makes every document anew. */
export const READING_CODE = [
  'site',
  'newsroom',
  'sources',
  'contentlayer.config.ts',
  'package-lock.json',
  // What is installed, whatever was to be.
  'node_modules/.package-lock.json',
];

/** What turns documents into pages. */
export const SITE_CODE = [
  ...READING_CODE,
  'app',
  'components',
  'syndication',
  'studio',
  'islands',
  'desk',
  'release',
  'cli',
  'next.config.ts',
  // It names the browsers that styles are written for.
  'package.json',
  'proxy.ts',
  'postcss.config.mjs',
];

/**
 * Fingerprint of files and folders of the project, and of Node, whose dates and lists are spelled
 * otherwise by another version. Tests and absent files do not count.
 */
export function fingerprintOfCode(project: string, names: string[]): string {
  const files: string[] = [];
  const walk = (name: string) => {
    const stat = statSync(path.join(project, name), { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      for (const entry of readdirSync(path.join(project, name))) walk(path.join(name, entry));
    } else if (stat && !name.endsWith('.test.ts')) files.push(name);
  };
  names.forEach(walk);
  return fingerprint(
    process.version,
    ...files.sort().flatMap((file) => [file, readFileSync(path.join(project, file))]),
  );
}

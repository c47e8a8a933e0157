import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ArchiveReading } from './archive.ts';

/** What one build is made from: a reading of the content, and the instant that all pages share. */
export type BuildRecord = ArchiveReading & {
  contentDir: string;
  /** ISO 8601, UTC: the only clock that pages, feeds and sitemaps know. */
  instant: string;
  /** Fingerprint of all that was read; the same content gives the same. */
  content: string;
};

const file = (buildDir: string) => path.join(buildDir, 'build.json');

/** Writes the record whole or not at all. */
export async function writeBuildRecord(buildDir: string, record: BuildRecord): Promise<void> {
  await mkdir(buildDir, { recursive: true });
  const half = `${file(buildDir)}.${process.pid}`;
  await writeFile(half, JSON.stringify(record));
  await rename(half, file(buildDir));
}

/** @throws where there is no such build. */
export function readBuildRecord(buildDir: string): BuildRecord {
  return JSON.parse(readFileSync(file(buildDir), 'utf8'));
}

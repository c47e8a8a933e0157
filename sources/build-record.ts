import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeFileAtomic } from '#system/write-file-atomic.ts';
import type { ArchiveReading } from './reading/archive.ts';

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
  await writeFileAtomic(file(buildDir), JSON.stringify(record));
}

/** @throws where there is no such build. */
export function readBuildRecord(buildDir: string): BuildRecord {
  return JSON.parse(readFileSync(file(buildDir), 'utf8'));
}

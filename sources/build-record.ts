import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ArchivedManuscript } from '#newsroom/archive.ts';
import { fingerprint } from '#system/fingerprint.ts';
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

/*
 * The record is a file of JSON lines: the first has all but the manuscripts, each other one a
 * manuscript. A process that stays writes and parses only the lines of posts that have changed.
 */

const file = (buildDir: string) => path.join(buildDir, 'build.json');

const lines = new WeakMap<ArchivedManuscript, string>();

function lineOf(manuscript: ArchivedManuscript): string {
  const known = lines.get(manuscript) ?? JSON.stringify(manuscript);
  lines.set(manuscript, known);
  return known;
}

/** Names all that was read. */
export function contentOf({ store: _, ...reading }: ArchiveReading): string {
  const { manuscripts, ...archive } = reading.archive;
  const rest = JSON.stringify({ ...reading, archive });
  return fingerprint(rest, ...manuscripts.map(lineOf));
}

/** Writes the record whole or not at all. */
export async function writeBuildRecord(buildDir: string, record: BuildRecord): Promise<void> {
  const { manuscripts, ...archive } = record.archive;
  const rest = JSON.stringify({ ...record, archive });
  await writeFileAtomic(file(buildDir), [rest, ...manuscripts.map(lineOf)].join('\n'));
}

/** The manuscripts that were read last, by their lines. */
let known = new Map<string, ArchivedManuscript>();

/** @throws where there is no such build. */
export function readBuildRecord(buildDir: string): BuildRecord {
  const [rest = '', ...all] = readFileSync(file(buildDir), 'utf8').split('\n');
  const read = new Map<string, ArchivedManuscript>();
  const manuscripts = all.map((line) => {
    const manuscript = known.get(line) ?? (JSON.parse(line) as ArchivedManuscript);
    read.set(line, manuscript);
    return manuscript;
  });
  known = read;
  const { archive, ...record } = JSON.parse(rest);
  return { ...record, archive: { ...archive, manuscripts } };
}

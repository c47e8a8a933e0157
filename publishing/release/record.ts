import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { AuditFindings } from '../audit/findings.ts';
import { DamagedRelease, readOfRelease } from './manifest.ts';

/** How a release came about; the pages know nothing of it. */
export type ReleaseRecord = {
  /** ISO 8601. */
  instant: string;
  /** Code, settings and content that it was made from: the same give the same pages. */
  madeFrom: string;
  /** The commit whose content it is; null where files were in no commit. */
  commit: string | null;
  /** When the next post of this content is due. */
  nextDue: string | null;
  /** Posts that were not due yet, by their files. */
  scheduled: { file: string; date: string }[];
  /** Open posts that will expire; a record of an earlier version has none. */
  expiring?: { file: string; date: string }[];
  /** What was changed since the release before, newest first. */
  changes: Change[];
  /** What was found in its files as they were made; a record of an earlier version has none. */
  audit?: AuditFindings;
};

export type Change = { author: string; date: string; message: string };

const date = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'no date');

const RECORD: z.ZodType<ReleaseRecord> = z.looseObject({
  instant: date,
  madeFrom: z.string(),
  commit: z.string().nullable(),
  nextDue: date.nullable(),
  scheduled: z.array(z.looseObject({ file: z.string(), date })),
  changes: z.array(
    z.looseObject({ author: z.string(), date: z.string(), message: z.string() }),
  ),
});

const recordFile = (folder: string) => path.join(folder, 'release.json');

/** @param folder of a release that is being made */
export function writeReleaseRecord(folder: string, record: ReleaseRecord): Promise<void> {
  return writeFile(recordFile(folder), JSON.stringify(record));
}

/** @returns null for a release that was made before there were records, or whose record was cut off */
export async function readReleaseRecord(folder: string): Promise<ReleaseRecord | null> {
  try {
    const value = await readOfRelease(recordFile(folder));
    const { success, error } = RECORD.safeParse(value);
    if (success) return value as ReleaseRecord;
    console.warn(`${recordFile(folder)} is not read: ${error.issues[0]?.message}.`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    if (!(error instanceof DamagedRelease)) throw error;
    // A loss of power does that. The release is there, and nobody need know how it came about.
    console.warn(error.message);
  }
  return null;
}

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isMissing } from '#system/missing.ts';
import type { AuditFindings } from '../audit/findings.ts';
import { DamagedRelease, readOfRelease } from './manifest.ts';

/** How a release was made; its pages do not depend on it. */
export type ReleaseRecord = {
  /** ISO 8601. */
  instant: string;
  /** Names the code, settings and content: the same give the same pages. */
  madeFrom: string;
  /** The commit that has its content; null where files were in no commit. */
  commit: string | null;
  /** When the next post of this content is due. */
  nextDue: string | null;
  /** Posts that were not due yet, by their files. */
  scheduled: { file: string; date: string }[];
  /** Public posts that will expire; a record of an earlier version has none. */
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

/** @returns null where there is none, as of an earlier version, or where it was cut off */
export async function readReleaseRecord(folder: string): Promise<ReleaseRecord | null> {
  try {
    const value = readOfRelease(recordFile(folder));
    const { success, error } = RECORD.safeParse(value);
    if (success) return value as ReleaseRecord;
    console.warn(`${recordFile(folder)} is not read: ${error.issues[0]?.message}.`);
  } catch (error) {
    if (isMissing(error)) return null;
    // A loss of power does that. The release can be served without it.
    if (!(error instanceof DamagedRelease)) throw error;
    console.warn(error.message);
  }
  return null;
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readKept } from '#site/kept-file.ts';
import type { PublishingStep } from '#site/studio-messages.ts';
import { siteFolder } from '#sources/site-folder.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';
import { instant } from '../drafts/record-parts.ts';

/** What a build is doing: editors' browsers have words for each. */
export type Step = PublishingStep;

/** A release as the list of releases shows it. */
export type ListedRelease = {
  name: string;
  /** ISO 8601: the instant that its pages show. */
  instant: string;
  /** The commit that it was made from; null where its files were in no commit. */
  commit: string | null;
  /** What was changed since the release before, newest first. */
  changes: { author: string; date: string; message: string }[];
  /** Posts that were not due yet; absent where there were none. */
  scheduled?: { file: string; date: string }[];
  /** What cannot be read of it, in a sentence; absent where all of it can. */
  damaged?: string;
};

/**
 * What is being published, for editors. The publisher writes it; every process on the data
 * folder may read it.
 */
export type PublishingStatus = {
  /** `idle`: nothing has been looked at yet. */
  state: 'idle' | 'building' | 'live' | 'failed';
  /** What is being done while building; null otherwise. */
  step: Step | null;
  /** The commit that this is about; null for a folder that is in no repository. */
  commit: string | null;
  /** ISO 8601: since when it is in this state. */
  since: string;
  /** For editors: what failed, with file and line, or what they should know. */
  message: string | null;
  /** When a failure is tried again without anybody's hand; null where a change has to come first. */
  retry: string | null;
  /** The release that readers get; null before the first. */
  release: string | null;
  /** When the next scheduled post is due, or the next post expires. */
  nextDue: string | null;
  /** Newest first. */
  releases: ListedRelease[];
};

const statusFile = () => path.join(siteFolder(), 'publishing.json');

export function writeStatus(status: PublishingStatus): Promise<void> {
  return writeFileAtomic(statusFile(), JSON.stringify(status));
}

/** @returns null before a publisher has run on this data folder */
export async function readStatus(): Promise<PublishingStatus | null> {
  return readKept(statusFile(), STATUS);
}

/** Whether there is a file of it: one that could not be read was set aside. */
export const isStatusWritten = (): boolean => existsSync(statusFile());

const STEPS = ['reading', 'compiling', 'pages', 'release', 'waiting', 'switching'] as const;

const STATUS: z.ZodType<PublishingStatus> = z.looseObject({
  state: z.enum(['idle', 'building', 'live', 'failed']),
  step: z.enum(STEPS).nullable(),
  commit: z.string().nullable(),
  since: instant,
  message: z.string().nullable(),
  retry: instant.nullable(),
  release: z.string().nullable(),
  nextDue: instant.nullable(),
  releases: z.array(
    z.looseObject({
      name: z.string(),
      instant,
      commit: z.string().nullable(),
      scheduled: z.array(z.looseObject({ file: z.string(), date: instant })).exactOptional(),
      damaged: z.string().exactOptional(),
      changes: z.array(
        z.looseObject({ author: z.string(), date: z.string(), message: z.string() }),
      ),
    }),
  ),
});

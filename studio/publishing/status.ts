import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PublishingStep } from '#desk/messages.ts';
import { writeWhole } from '#site/write-whole.ts';
import { siteFolder } from '#sources/site-folder.ts';

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
  return writeWhole(statusFile(), JSON.stringify(status));
}

/** @returns null before a publisher has run on this data folder */
export async function readStatus(): Promise<PublishingStatus | null> {
  try {
    return JSON.parse(await readFile(statusFile(), 'utf8')) as PublishingStatus;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

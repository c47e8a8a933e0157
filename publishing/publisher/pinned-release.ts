import { rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readKept } from '#site/kept-file.ts';
import { siteFolder } from '#sources/site-folder.ts';
import { instant } from '#studio/drafts/record-parts.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';

/**
 * The release that somebody went back to while the content stayed as it was: the clock alone
 * does not bring that content to readers again.
 */
export type Pin = {
  release: string;
  /** ISO 8601: when somebody went back. What was due until then does not end it. */
  since: string;
};

const PIN: z.ZodType<Pin> = z.looseObject({ release: z.string(), since: instant });

const file = () => path.join(siteFolder(), 'pinned.json');

export function pin(release: string, now: Date): Promise<void> {
  return writeFileAtomic(file(), JSON.stringify({ release, since: now.toISOString() }));
}

export function unpin(): Promise<void> {
  return rm(file(), { force: true });
}

/** @param current the release that readers get: where that is another one, nothing is pinned */
export async function pinOf(current: string | null): Promise<Pin | null> {
  const pin = readKept(file(), PIN);
  return pin?.release === current ? pin : null;
}

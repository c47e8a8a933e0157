import { rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readKept } from '#site/kept-file.ts';
import { siteFolder } from '#sources/site-folder.ts';
import { instant } from '#studio/drafts/record-parts.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';

/**
 * The release that somebody went back to while the content stayed as it was: only a change of the
 * content, and not the clock, publishes that content again.
 */
export type Pin = {
  release: string;
  /** ISO 8601: when somebody went back. What was due before does not end the pin. */
  since: string;
};

const PIN: z.ZodType<Pin> = z.looseObject({ release: z.string(), since: instant });

const file = () => path.join(siteFolder(), 'pinned.json');

export const pin = (release: string, now: Date): Promise<void> =>
  writeFileAtomic(file(), JSON.stringify({ release, since: now.toISOString() }));

export const unpin = (): Promise<void> => rm(file(), { force: true });

/** @returns the pin of the current release; null where there is none */
export function pinOf(current: string | null): Pin | null {
  const pin = readKept(file(), PIN);
  return pin?.release === current ? pin : null;
}

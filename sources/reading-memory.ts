import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readKept } from '#site/kept-file.ts';
import { fingerprint } from '#system/fingerprint.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';
import type { DocumentStore, ReadPost } from './documents.ts';
import type { Picture } from './pictures/media.ts';

/*
 * What was read of a content folder is remembered between commands, so that an edit costs the
 * reading of one file. It is told apart by the code that reads (the store's folder) and by the
 * state of each file; deleting it costs time, and nothing else.
 */

type Remembered = {
  known: (readonly [string, ReadPost])[];
  measured: (readonly [string, Picture])[];
};

const REMEMBERED: z.ZodType<Remembered> = z.looseObject({
  known: z.array(z.tuple([z.string(), z.custom<ReadPost>(isGroup)])),
  measured: z.array(z.tuple([z.string(), z.custom<Picture>(isGroup)])),
});

function isGroup(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

const memoryFile = ({ folder }: DocumentStore, contentDir: string) =>
  path.join(folder, `read-${fingerprint(contentDir)}.json`);

/** Puts into a store what an earlier command has read. */
export async function recall(documents: DocumentStore, contentDir: string): Promise<void> {
  const remembered = readKept(memoryFile(documents, contentDir), REMEMBERED);
  // Without it, everything is read.
  if (remembered === null) return;
  const there = new Set(await readdir(documents.folder));
  const isThere = ({ manuscript }: ReadPost) =>
    !manuscript || there.has(`${manuscript.document}.json`);
  documents.known = new Map(remembered.known.filter(([, post]) => isThere(post)));
  documents.measured = new Map(remembered.measured);
}

/** Keeps what was read for the next command; of what is not there any more, nothing. */
export async function remember(
  documents: DocumentStore,
  contentDir: string,
  files: ReadonlySet<string>,
  pictures: ReadonlySet<string>,
): Promise<void> {
  const known = [...documents.known].filter(([, { file }]) => files.has(file));
  const newest = new Map(known.map(([key, post]) => [post.file, [key, post] as const]));
  const measuredNow = [...documents.measured].filter(([key]) => pictures.has(key));
  const told: Remembered = { known: [...newest.values()], measured: measuredNow };
  await writeFileAtomic(memoryFile(documents, contentDir), JSON.stringify(told));
}

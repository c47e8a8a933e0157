import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { EntryName, KeptUnsaved, Unsaved } from '#site/studio-messages.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { instant } from '../drafts/record-parts.ts';
import { changeRecord, listRecords, type RecordKind } from '../drafts/records.ts';

/**
 * Text that was typed and not saved, for each editor and form, beside the drafts: it outlives
 * the browser, this process and this machine, and every server on the repository has it. A form
 * that is opened later writes over nothing that an earlier one has left.
 */
const UNSAVED: RecordKind<KeptUnsaved> = {
  folder: 'unsaved',
  schema: z.looseObject({
    collection: z.string(),
    slug: z.string().nullable(),
    id: z.string(),
    data: z.record(z.string(), z.json()),
    of: z.string().nullable(),
    at: instant,
  }),
};

/** @param editor their address */
export async function keepUnsaved(
  repository: ContentRepository,
  editor: string,
  unsaved: Unsaved,
  now: Date,
): Promise<void> {
  const kept: KeptUnsaved = { ...unsaved, at: now.toISOString() };
  await changeRecord(repository, UNSAVED, nameOf(editor, unsaved.id), () => kept);
}

/** What an editor typed into an entry, the newest first; new entries have no slug. */
export async function unsavedFor(
  repository: ContentRepository,
  editor: string,
  { collection, slug }: EntryName,
): Promise<KeptUnsaved[]> {
  const start = `${markOf(editor)}/`;
  const records = await listRecords(repository, UNSAVED);
  return records
    .filter(({ name }) => name.startsWith(start))
    .map(({ value }) => value)
    .filter((kept) => kept.collection === collection && kept.slug === slug)
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** @param id that of the form */
export async function forgetUnsaved(
  repository: ContentRepository,
  editor: string,
  id: string,
): Promise<void> {
  await changeRecord(repository, UNSAVED, nameOf(editor, id), () => null);
}

/** In milliseconds: whoever has not come back for their text by then does not miss it. */
const LONGEST = 90 * 24 * 60 * 60 * 1000;

/** Each form that is opened reads all that is kept. */
export async function forgetOldUnsaved(
  repository: ContentRepository,
  now: Date,
): Promise<void> {
  const isOld = ({ at }: KeptUnsaved) => Date.parse(at) < now.getTime() - LONGEST;
  for (const { name, value } of await listRecords(repository, UNSAVED)) {
    if (!isOld(value)) continue;
    // Somebody may be typing on just now.
    await changeRecord(repository, UNSAVED, name, (kept) =>
      kept && isOld(kept) ? null : kept,
    );
  }
}

/** Of one length, whatever the entry is called: names of refs have an end. */
const nameOf = (editor: string, id: string) => `${markOf(editor)}/${id}`;

/** Addresses need not be read by whoever lists the refs of a repository. */
const markOf = (editor: string) =>
  createHash('sha256').update(editor.toLowerCase()).digest('hex').slice(0, 16);

import { createHash } from 'node:crypto';
import type { EntryName, KeptUnsaved, Unsaved } from '#desk/messages.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { changeRecord, listRecords } from '../repository/records.ts';

/**
 * Text that was typed and not saved, for each editor and entry, beside the drafts: it outlives
 * the browser, this process and this machine, and every server on the repository has it.
 */
const KIND = 'unsaved';

/** Which text is meant; of an entry that was saved once, an editor has one. */
export type UnsavedName = Pick<Unsaved, 'collection' | 'slug' | 'id'>;

/** @param editor their address */
export async function keepUnsaved(
  repository: ContentRepository,
  editor: string,
  unsaved: Unsaved,
  now: Date,
): Promise<void> {
  const kept: KeptUnsaved = { ...unsaved, at: now.toISOString() };
  await changeRecord<KeptUnsaved>(repository, KIND, nameOf(editor, unsaved), () => kept);
}

/** What an editor typed into an entry, the newest first; new entries have no slug. */
export async function unsavedFor(
  repository: ContentRepository,
  editor: string,
  { collection, slug }: EntryName,
): Promise<KeptUnsaved[]> {
  const start = `${markOf(editor)}/`;
  const records = await listRecords<KeptUnsaved>(repository, KIND);
  return records
    .filter(({ name }) => name.startsWith(start))
    .map(({ value }) => value)
    .filter((kept) => kept.collection === collection && kept.slug === slug)
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

export async function forgetUnsaved(
  repository: ContentRepository,
  editor: string,
  name: UnsavedName,
): Promise<void> {
  await changeRecord<KeptUnsaved>(repository, KIND, nameOf(editor, name), () => null);
}

function nameOf(editor: string, { collection, slug, id }: UnsavedName): string {
  return `${markOf(editor)}/${collection}/${slug === null ? `new/${id}` : `saved/${slug}`}`;
}

/** Addresses need not be read by whoever lists the refs of a repository. */
const markOf = (editor: string) =>
  createHash('sha256').update(editor.toLowerCase()).digest('hex').slice(0, 16);

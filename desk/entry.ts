import { type EntryName, GIVEN, type Typed } from '#site/studio-messages.ts';
import { type Group, isGroup } from './decap.ts';
import type { State } from './store.ts';

/** The entry in the form. */
export type Entry = EntryName & {
  /** As Decap holds it; a new object for each change. */
  held: Group;
  /** Path within the repository; null where it was never saved. */
  file: string | null;
  /** The object of the file that the form was filled from; null for a new entry. */
  version: string | null;
  changed: boolean;
};

/** @returns null where no form is open */
export function entryIn({ entryDraft }: State): Entry | null {
  const held = entryDraft.get('entry');
  if (!isGroup(held) || !isGroup(held.get('data'))) return null;
  const collection = text(held, 'collection');
  if (collection === null) return null;
  return {
    collection,
    slug: text(held, 'slug'),
    held,
    file: text(held, 'path'),
    version: givenTo(held)?.split('.')[0] ?? null,
    changed: entryDraft.get('hasChanged') === true,
  };
}

/** The path of an entry's file as the studio names it: within the content folder. */
export function fileOf({ file }: Entry, folder: string): string | null {
  if (file === null || folder === '') return file;
  return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : null;
}

/** The fields of an entry as JSON, without what only the studio knows of. */
export function dataOf(held: Group): Typed['data'] {
  const data = held.get('data');
  if (!isGroup(data)) return {};
  const { [GIVEN]: _, ...fields } = JSON.parse(JSON.stringify(data.toJS()));
  return fields;
}

/** The entry with other text, for the version that the form was given. */
export function entryWith(held: Group, fields: Typed['data']): Record<string, unknown> {
  const given = givenTo(held);
  return { ...held.toJS(), data: { ...fields, ...(given === null ? {} : { [GIVEN]: given }) } };
}

function givenTo(held: Group): string | null {
  const data = held.get('data');
  return isGroup(data) ? text(data, GIVEN) : null;
}

function text(group: Group, name: string): string | null {
  const value = group.get(name);
  return typeof value === 'string' && value !== '' ? value : null;
}

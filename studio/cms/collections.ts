import { authorFields, type Fields, postFields } from '#newsroom/frontmatter/fields.ts';
import type { Layout } from '#sources/layout.ts';

/** A kind of entry that editors work on: a folder of Markdown files, or one file of JSON. */
export type Collection = {
  name: 'posts' | 'authors' | 'categories';
  fields: Fields;
} & ({ kind: 'folder'; folder: string } | { kind: 'file'; file: string });

/** Entries of a folder are files with this ending. */
export const EXTENSION = 'md';

/** The collections of a content folder, by how it is laid out. */
export function collectionsOf({ posts, authors, categories }: Layout): Collection[] {
  return [
    { name: 'posts', kind: 'folder', folder: posts, fields: postFields },
    ...(authors === null
      ? []
      : [{ name: 'authors', kind: 'folder', folder: authors, fields: authorFields } as const]),
    ...(categories === null
      ? []
      : [{ name: 'categories', kind: 'file', file: categories, fields: {} } as const]),
  ];
}

/**
 * The file of an entry, as a path within the content folder; null for one that cannot be. The
 * one entry of a collection that is a file is called like the collection.
 */
export function fileOf(collection: Collection, slug: string): string | null {
  if (collection.kind === 'file') return slug === collection.name ? collection.file : null;
  const name = `${slug}.${EXTENSION}`;
  return collection.folder === '.' ? name : `${collection.folder}/${name}`;
}

/** The entry that a file holds; null for a file that is none. */
export function entryOf(
  collections: Collection[],
  file: string,
): { collection: Collection; slug: string } | null {
  for (const collection of collections) {
    if (collection.kind === 'file') {
      if (collection.file === file) return { collection, slug: collection.name };
      continue;
    }
    const folder = collection.folder === '.' ? '' : `${collection.folder}/`;
    if (!file.startsWith(folder) || !file.endsWith(`.${EXTENSION}`)) continue;
    return { collection, slug: file.slice(folder.length, -EXTENSION.length - 1) };
  }
  return null;
}

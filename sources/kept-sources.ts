import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomic } from '#system/write-file-atomic.ts';
import { type DocumentStore, documentName } from './documents.ts';
import type { ArchiveReading } from './reading/archive.ts';
import { type ContentTree, isNamedMarkdown } from './reading/content-tree.ts';

/*
 * The bytes of source files are kept beside the documents that were made of them: where a file is
 * broken later, what readers have is made from its last version without an error, by whatever code.
 */

/** Folder of the kept bytes of a store. */
export const sourcesFolder = (documentsFolder: string): string =>
  path.join(documentsFolder, 'sources');

/** Names of kept bytes by the files that had them. */
export type SourceNames = Readonly<Record<string, string>>;

/**
 * Keeps each text file of a tree as it is read.
 * @returns the tree, and the names of what was read of it so far
 */
export function keepingTree(
  tree: ContentTree,
  documents: DocumentStore,
): { tree: ContentTree; names: ReadonlyMap<string, string> } {
  const names = new Map<string, string>();
  const read = async (file: string) => {
    const bytes = await tree.read(file);
    if (bytes && (isNamedMarkdown(file) || file.endsWith('.json'))) {
      const name = documentName(documents, file, bytes);
      const place = path.join(sourcesFolder(documents.folder), name);
      if (!existsSync(place)) await writeFileAtomic(place, bytes);
      names.set(file, name);
    }
    return bytes;
  };
  return { tree: { ...tree, read }, names };
}

/**
 * What was kept of the files that a reading has used: those of posts are known by their documents,
 * even where an earlier command has read them.
 */
export function sourcesOf(
  { layout, archive }: ArchiveReading,
  names: ReadonlyMap<string, string>,
): SourceNames {
  const broken = new Set(
    archive.findings.flatMap(({ severity, file }) => (severity === 'error' ? [file] : [])),
  );
  const others = [...archive.authors.map(({ file }) => file), layout.categories ?? []]
    .flat()
    .filter((file) => !broken.has(file));
  return Object.fromEntries([
    ...archive.manuscripts.map(({ file, document }) => [file, document]),
    ...others.flatMap((file) => {
      const name = names.get(file);
      return name ? [[file, name]] : [];
    }),
  ]);
}

/** @returns null where nothing was kept under that name */
export async function readKept(folder: string, name: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path.join(folder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

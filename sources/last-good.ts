import type { Finding } from '#newsroom/findings.ts';
import { groupBy } from '#newsroom/grouping.ts';
import { notPublicWord } from '#newsroom/not-public.ts';
import type { DocumentStore } from './documents.ts';
import { laidOver } from './git/commit-tree.ts';
import { keepingTree, type SourceNames, sourcesOf } from './kept-sources.ts';
import type { LastPicture } from './pictures/media.ts';
import { type ArchiveReading, readArchive } from './reading/archive.ts';
import type { ContentTree } from './reading/content-tree.ts';
import { readReported } from './reading/read-reported.ts';

/**
 * What becomes of a file with an error: readers keep its last version without one (`kept`), it is
 * taken from them since its text says that it is not public (`withdrawn`), or they have never had
 * it (`private`).
 */
export type Fate =
  | { kind: 'kept' }
  | { kind: 'withdrawn'; word: string; line: number }
  | { kind: 'private' };

/** A file with its errors, and what becomes of it. */
export type BrokenFile = { file: string; errors: Finding[]; fate: Fate };

/** Gives what readers have of a file, or at the address of a picture; null where they have nothing. */
export type LastGood = {
  bytesOf: (file: string) => Promise<Uint8Array | null>;
  pictureAt: LastPicture;
};

/** Of a folder that nobody has read before. */
export const NOTHING_BEFORE: LastGood = {
  bytesOf: async () => null,
  pictureAt: async () => null,
};

export type TolerantReading = {
  reading: ArchiveReading;
  broken: BrokenFile[];
  /** Names of the bytes from which all of it was read (kept-sources.ts). */
  sources: SourceNames;
};

/**
 * Reads a content folder in which an error in one file stops no other: a file that readers have
 * keeps its last good version, unless the broken text holds a word for “not public”; a new one
 * stays private. Errors stay among the findings.
 * @param instant ISO 8601; a text may say that it is public later, or no longer
 */
export async function readTolerantly(
  folder: ContentTree,
  documents: DocumentStore,
  lastGood: LastGood,
  instant: string,
): Promise<TolerantReading> {
  const { tree, names } = keepingTree(folder, documents);
  const reading = await readArchive(tree, documents, lastGood.pictureAt);
  const errors = errorsByFile(reading);
  if (errors.size === 0) {
    return { reading, broken: brokenPictures(reading), sources: sourcesOf(reading, names) };
  }

  const replacements = new Map<string, Uint8Array>();
  const fates = new Map<string, Fate>();
  for (const file of errors.keys()) {
    const good = await lastGood.bytesOf(file);
    const { bytes, findings } = await readReported(tree, file);
    // What nobody can read says nothing; what is gone is not to be seen.
    const now = bytes ?? (findings.length > 0 ? new Uint8Array() : null);
    if (!good || !now) continue;
    const isPost = reading.archive.failed.includes(file);
    const found = isPost ? notPublicWord(textOf(now), textOf(good), instant) : null;
    if (found) fates.set(file, { kind: 'withdrawn', ...found });
    else replacements.set(file, good);
  }
  const mixed = keepingTree(replaced(folder, replacements), documents);
  const again =
    replacements.size === 0
      ? reading
      : await readArchive(mixed.tree, documents, lastGood.pictureAt);
  const stillBroken = errorsByFile(again);
  for (const file of replacements.keys()) {
    if (!stillBroken.has(file)) fates.set(file, { kind: 'kept' });
  }
  return {
    reading: withFindings(again, reading, errors),
    broken: [
      ...[...errors].map(([file, of]) => ({
        file,
        errors: of,
        fate: fates.get(file) ?? ({ kind: 'private' } as const),
      })),
      ...brokenPictures(again),
    ],
    sources: sourcesOf(again, replacements.size === 0 ? names : mixed.names),
  };
}

/** A broken picture is a warning, since its post can be shown without it. */
function brokenPictures({ keptPictures }: ArchiveReading): BrokenFile[] {
  return keptPictures.map(({ file, finding }) => ({
    file,
    errors: [finding],
    fate: { kind: 'kept' },
  }));
}

function errorsByFile({ archive }: ArchiveReading): Map<string, Finding[]> {
  return groupBy(
    archive.findings.filter(({ severity }) => severity === 'error'),
    ({ file }) => file,
  );
}

/** A tree in which some files have other bytes. */
function replaced(tree: ContentTree, bytes: ReadonlyMap<string, Uint8Array>): ContentTree {
  const files = new Set(bytes.keys());
  return laidOver(tree, files, {
    ...tree,
    read: async (file) => bytes.get(file) ?? null,
    onDisk: () => null,
    // Their content tells them apart: readArchive names their documents by it.
    digest: () => null,
    version: async () => null,
  });
}

/** A broken file's findings, warnings too, are those of its text as it is, not of the kept version. */
function withFindings(
  used: ArchiveReading,
  { archive: asItIs }: ArchiveReading,
  broken: ReadonlyMap<string, unknown>,
): ArchiveReading {
  const findings = [
    ...used.archive.findings.filter(({ file }) => !broken.has(file)),
    ...asItIs.findings.filter(({ file }) => broken.has(file)),
  ];
  return { ...used, archive: { ...used.archive, findings } };
}

/** As far as it can be read. */
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

import path from 'node:path';
import { memoStore } from '#system/memo-store.ts';
import { type Facts, sharingTexts } from '../audit/facts.ts';
import type { BlobStore } from '../release/blob-store.ts';
import type { FileEntry, Manifest } from '../release/manifest.ts';

/** A file of a release, whose bytes are in the blob store, and what was found in it. */
export type MadeFile = { file: string; entry: FileEntry; facts: Facts | null };

/**
 * The files that builds of a site have made, by a key for all that they were made from: the same
 * key gives the same files, so that nothing is made twice while its bytes are kept.
 */
export type MadeFiles = {
  /** Undefined where they have to be made. */
  get: (key: string) => MadeFile[] | undefined;
  set: (key: string, files: MadeFile[]) => void;
  save: () => Promise<void>;
};

/**
 * @param buildDir where it is kept
 * @param code fingerprint of the code and the settings that make them
 * @param before files of a kept release: their blobs are there
 */
export function madeFiles(
  buildDir: string,
  code: string,
  blobs: BlobStore,
  before: Manifest['files'],
): MadeFiles {
  const memo = memoStore<MadeFile[]>(path.join(buildDir, 'made.jsonl'), code, shared);
  const isThere = ({ file, entry }: MadeFile) =>
    before[file]?.sha256 === entry.sha256 || blobs.has(file, entry);
  return {
    get(key) {
      const files = memo.get(key);
      return files?.every(isThere) ? files : undefined;
    },
    set: (key, files) => memo.set(key, shared(files)),
    save: () => memo.save(),
  };
}

const shared = (files: MadeFile[]): MadeFile[] =>
  files.map(({ file, entry, facts }) => ({ file, entry, facts: facts && sharingTexts(facts) }));

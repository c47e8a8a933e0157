import { describeCommit, writeBlob, writeCommit } from './commit.ts';
import { readJson, serialize } from './json-blob.ts';
import { isAncestor, mergeCommits } from './merge.ts';
import { mergeRecords } from './merge-records.ts';
import { objectHead } from './objects.ts';
import { serverItself } from './server-itself.ts';

/** A ref here, on the other repository, and where both had it last; null: it is not there. */
export type RefVersions = {
  ref: string;
  ours: string | null;
  theirs: string | null;
  known: string | null;
};

/** Two commits of a draft that change the same lines. */
export type DraftConflict = { ref: string; ours: string; theirs: string };

export type OnConflict = (conflict: DraftConflict) => Promise<void>;

/**
 * Merges what two servers have made of one ref. Who has not moved it follows the other; where
 * both have, git merges commits, and records are merged field by field.
 * @returns the object that the ref is to name; null where it is to go
 */
export async function mergeRefs(
  gitDir: string,
  versions: RefVersions,
  onConflict: OnConflict,
): Promise<string | null> {
  const { ref, ours, theirs, known } = versions;
  if (ours === theirs || theirs === known) return ours;
  if (ours === known) return theirs;
  // One side has published or deleted it, and the other saved it: what was saved stays.
  if (ours === null || theirs === null) return ours ?? theirs;
  const types = await Promise.all([ours, theirs].map((oid) => objectHead(gitDir, oid)));
  const [isOurs, isTheirs] = types.map((head) => head?.type === 'commit');
  if (isOurs && isTheirs) return mergeDrafts(gitDir, { ref, ours, theirs }, onConflict);
  // A draft's branch holds commits, whatever somebody has pushed there.
  if (isOurs || isTheirs) return isOurs ? ours : theirs;
  const [our, their] = [await readJson(gitDir, ours), await readJson(gitDir, theirs)];
  if (our === undefined || their === undefined) return our === undefined ? theirs : ours;
  const before = known === null ? undefined : await readJson(gitDir, known);
  return writeBlob(gitDir, Buffer.from(serialize(mergeRecords(before, our, their))));
}

/**
 * Merges two versions of a draft. Where they change the same lines, the one that was pushed first
 * counts, and the other stays in the history.
 */
async function mergeDrafts(
  gitDir: string,
  conflict: DraftConflict,
  onConflict: OnConflict,
): Promise<string> {
  const { ours, theirs } = conflict;
  if (await isAncestor(gitDir, ours, theirs)) return theirs;
  if (await isAncestor(gitDir, theirs, ours)) return ours;
  const merged = await mergeCommits(gitDir, theirs, ours);
  if ('conflicts' in merged) await onConflict(conflict);
  return writeCommit(gitDir, {
    tree: 'conflicts' in merged ? (await describeCommit(gitDir, theirs)).tree : merged.tree,
    parents: [theirs, ours],
    author: serverItself(),
    message: 'Merge what was saved on another server\n',
  });
}

import { createHash } from 'node:crypto';
import { DRAFTS, draftOfBranch, removedRef } from '#site/draft-branches.ts';
import { UserError } from '#system/user-error.ts';
import { withoutPassword } from './clone-once.ts';
import { writeBlob } from './commit.ts';
import { GitError } from './git.ts';
import { serialize } from './json-blob.ts';
import { listRefs } from './list-refs.ts';
import { isAncestor } from './merge.ts';
import { mergeRefs, type OnConflict } from './merge-refs.ts';
import { commitAt } from './objects.ts';
import type { Place } from './place.ts';
import { type Move, moveRefs, pastLocks, RefMoved } from './refs.ts';
import { MOVED, REMOTE, reach, retrySync, unanswered } from './remote.ts';

type Clone = Pick<Place, 'gitDir' | 'main'>;

/** Where all records lie. */
export const RECORDS = 'refs/masthead/';

/** The lock of a working tree, which concerns this server alone. */
const OF_THIS_SERVER = `${RECORDS}work-tree/`;

/**
 * A repository with this ref has been synced before. In one without it, as in a new one, nobody
 * has deleted anything: what is missing there is pushed, and nothing is deleted here.
 */
const SYNCED = `${RECORDS}sync/started`;

/** So many refs at once: a command has a longest length. */
const AT_ONCE = 100;

/**
 * Where it is noted what the other repository has: `theirs`, as it was fetched last, and `known`,
 * as both had it last.
 */
type Notes = { theirs: string; known: string };

/** Each repository has its own notes, whatever password its address has today. */
function notesOf(url: string): Notes {
  const address = url.replace(/(\/\/)[^\s/@]+@/, '$1');
  const hash = createHash('sha256').update(address).digest('hex').slice(0, 12);
  return { theirs: `refs/exchange/${hash}/theirs/`, known: `refs/exchange/${hash}/known/` };
}

/** Those of earlier versions, which kept drafts in the content repository. */
const EARLIER: Notes = { theirs: 'refs/exchange/theirs/', known: 'refs/exchange/known/' };

const noted = (place: string, ref: string) => place + ref.slice('refs/'.length);

/** All drafts and records that are shared between servers. */
async function sharedRefs(gitDir: string): Promise<Map<string, string>> {
  const refs = await listRefs(gitDir, [DRAFTS, RECORDS]);
  return new Map([...refs].filter(([ref]) => !ref.startsWith(OF_THIS_SERVER)));
}

/** A text that changes when a draft or a record does. */
export async function sharedState(gitDir: string): Promise<string> {
  return [...(await sharedRefs(gitDir))].flat().join(' ');
}

/**
 * Syncs drafts and records with the repository that servers share. A push names for each ref the
 * object that it replaces. A push that is refused, since another server was faster, is fetched,
 * merged and pushed again. Each move here names what it replaces as well, so that nothing that
 * anybody has saved is overwritten.
 * @param fetches false after a save, which is pushed at once
 * @throws UserError where the other repository does not answer, or does not take them
 */
export async function syncDrafts(
  clone: Clone,
  url: string,
  { fetches, onConflict }: { fetches: boolean; onConflict: OnConflict },
): Promise<void> {
  const notes = notesOf(url);
  await markSynced(clone.gitDir);
  let isFetched = !fetches;
  await retrySync(async () => {
    if (!isFetched) await fetchAndMerge(clone, url, notes, onConflict);
    isFetched = false;
    await push(clone.gitDir, url, notes);
  });
}

/**
 * Reads what an earlier version has pushed to the content repository. What was deleted there
 * stays here, so that the repository can be cleaned up.
 * @returns how many drafts lie there
 */
export async function readEarlierDrafts(
  clone: Clone,
  url: string,
  onConflict: OnConflict,
): Promise<number> {
  const theirs = await fetchAndMerge(clone, url, EARLIER, onConflict, false);
  return [...theirs.keys()].filter((ref) => ref.startsWith(DRAFTS)).length;
}

async function markSynced(gitDir: string): Promise<void> {
  if ((await listRefs(gitDir, [SYNCED])).size > 0) return;
  const to = await writeBlob(gitDir, Buffer.from(serialize({})));
  await unlessMoved(moveRefs(gitDir, [{ ref: SYNCED, from: null, to }]));
}

/** Brings what the other repository has into ours. @returns what it has */
async function fetchAndMerge(
  clone: Clone,
  url: string,
  notes: Notes,
  onConflict: OnConflict,
  deletes = true,
): Promise<ReadonlyMap<string, string>> {
  const { gitDir } = clone;
  const theirs = await fetchTheirs(gitDir, url, notes);
  const [ours, known] = await Promise.all([sharedRefs(gitDir), readNotes(gitDir, notes.known)]);
  const hasAll = deletes && theirs.has(SYNCED);
  for (const ref of new Set([...theirs.keys(), ...known.keys()])) {
    const at = (refs: ReadonlyMap<string, string>) => refs.get(ref) ?? null;
    const [our, their, before] = [at(ours), at(theirs), at(known)];
    if (their === before) continue;
    const versions = { ref, ours: our, theirs: their, known: hasAll || their ? before : null };
    const to = await mergeRefs(gitDir, versions, onConflict);
    const moves: Move[] = [
      { ref, from: our, to },
      { ref: noted(notes.known, ref), from: before, to: their },
      ...(to === null && our !== null ? await keepRemoved(clone, ref, our) : []),
    ];
    // Who has saved in this moment is merged in the next round: the push of it is refused.
    await unlessMoved(
      moveRefs(
        gitDir,
        moves.filter(({ from, to }) => from !== to),
      ),
    );
  }
  return theirs;
}

/** @returns what the other repository has */
async function fetchTheirs(gitDir: string, url: string, { theirs }: Notes) {
  const refs = [DRAFTS, RECORDS].map((place) => `+${place}*:${noted(theirs, place)}*`);
  const quietly = ['-q', '--no-tags', '--no-write-fetch-head', '--prune'];
  try {
    await pastLocks(() => reach(gitDir, url, ['fetch', ...quietly, REMOTE, ...refs]));
  } catch (error) {
    throw unanswered(`Drafts cannot be fetched from ${withoutPassword(url)}`, error);
  }
  return readNotes(gitDir, theirs);
}

async function readNotes(gitDir: string, place: string): Promise<Map<string, string>> {
  const notes = [...(await listRefs(gitDir, [place]))].map(
    ([ref, oid]) => [`refs/${ref.slice(place.length)}`, oid] as const,
  );
  return new Map(notes.filter(([ref]) => !ref.startsWith(OF_THIS_SERVER)));
}

/** Pushes what has changed here. @throws RefMoved where another server was faster */
async function push(gitDir: string, url: string, notes: Notes): Promise<void> {
  const [ours, known] = await Promise.all([sharedRefs(gitDir), readNotes(gitDir, notes.known)]);
  const moves = [...new Set([...ours.keys(), ...known.keys()])]
    .map((ref) => ({ ref, from: known.get(ref) ?? null, to: ours.get(ref) ?? null }))
    .filter(({ from, to }) => from !== to);
  const moved: string[] = [];
  for (let at = 0; at < moves.length; at += AT_ONCE) {
    const some = moves.slice(at, at + AT_ONCE);
    const refused = await pushSome(gitDir, url, some);
    const taken = some.filter(({ ref }) => !refused.has(ref));
    await unlessMoved(
      moveRefs(
        gitDir,
        taken.map((move) => ({ ...move, ref: noted(notes.known, move.ref) })),
      ),
    );
    const why = [...refused].find(([, why]) => !MOVED.test(why));
    if (why) throw notTaken(url, ...why);
    moved.push(...refused.keys());
  }
  if (moved.length > 0) throw new RefMoved(moved.join());
}

/** @returns the refs that were refused, with git's reason */
async function pushSome(
  gitDir: string,
  url: string,
  moves: Move[],
): Promise<Map<string, string>> {
  const leases = moves.map(({ ref, from }) => `--force-with-lease=${ref}:${from ?? ''}`);
  // A `+` in front would lift that condition.
  const refs = moves.map(({ ref, to }) => `${to ?? ''}:${ref}`);
  try {
    await reach(gitDir, url, ['push', '--porcelain', ...leases, REMOTE, ...refs]);
    return new Map();
  } catch (error) {
    const lines = error instanceof GitError ? error.output.split('\n') : [];
    const refused = lines.filter((line) => line.startsWith('!'));
    if (refused.length === 0) {
      throw unanswered(`Drafts cannot be pushed to ${withoutPassword(url)}`, error);
    }
    return new Map(
      refused.map((line) => {
        const [, refs = '', why = ''] = line.split('\t');
        return [refs.slice(refs.indexOf(':') + 1), why];
      }),
    );
  }
}

/** A forge may keep some names for itself, or protect them. */
const notTaken = (url: string, ref: string, why: string) =>
  new UserError(
    `Some drafts, links or comments are on this server alone: ${withoutPassword(url)} does not take ${ref}: ${why}`,
  );

/** The last commit of a draft whose branch somebody has deleted elsewhere, by whatever means. */
async function keepRemoved({ gitDir, main }: Clone, ref: string, commit: string) {
  const name = draftOfBranch(ref);
  const tip = await commitAt(gitDir, main);
  if (!name || (tip !== null && (await isAncestor(gitDir, commit, tip)))) return [];
  const kept = removedRef(name);
  return [{ ref: kept, from: await commitAt(gitDir, kept), to: commit }];
}

/** Somebody else was faster: what they have saved is dealt with in the next round. */
async function unlessMoved(move: Promise<void>): Promise<void> {
  try {
    await move;
  } catch (error) {
    if (!(error instanceof RefMoved)) throw error;
  }
}

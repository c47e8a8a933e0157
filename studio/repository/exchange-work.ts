import { DRAFTS, draftOfBranch } from '#site/draft-branches.ts';
import { identity } from '#site/identity.ts';
import { GitError, gitText } from '#sources/git/git.ts';
import { commitAt, readBlob, readObject } from '#sources/git/objects.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { describeCommit, treeOf, writeBlob, writeCommit } from './commit.ts';
import { changeDraftRecord, removedRef } from './drafts.ts';
import { joinRecords } from './join-records.ts';
import { isAncestor, mergeCommits } from './merge.ts';
import { RECORDS, serialize } from './records.ts';
import { moveRefs, pastLocks, RefMoved } from './refs.ts';
import { Refusal } from './refusal.ts';
import { changedAllTheTime, MOVED, reach, serverItself, unanswered } from './remote.ts';

/**
 * What editors' work leaves behind, exchanged with the repository that the content comes from,
 * so that every server on that has it. Each ref is compared with where it stood when both were
 * the same: who has not moved it follows the other; where both have, their work is joined.
 * Theirs is moved under the condition that it still stands where it was fetched, and ours that
 * it still stands where it was read, so that nothing is written over.
 */
type Refs = ReadonlyMap<string, string>;

/** A ref in the three places; null: it is not there. */
type Standing = {
  ref: string;
  ours: string | null;
  theirs: string | null;
  known: string | null;
};

/** The same, with what it is to be in all three. */
type Settled = Standing & { to: string | null };

const OURS = [DRAFTS, RECORDS];
/** What was fetched, and what both had when they were the same last. */
const [THEIRS, KNOWN] = ['refs/exchange/theirs/', 'refs/exchange/known/'];
const beside = (place: string, ref: string) => place + ref.slice('refs/'.length);

/** Somebody who saves in that very moment may be met a few times, and not always. */
const ATTEMPTS = 8;

/** So many refs at once; a command has its longest length. */
const AT_ONCE = 100;

/** @throws Refusal where the other does not answer, or does not take them */
export async function exchangeWork(repository: ContentRepository): Promise<void> {
  const { gitDir } = repository;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await fetchWork(gitDir);
    const standings = await readStandings(repository);
    if (standings.length === 0) return;
    const settled: Settled[] = [];
    for (const standing of standings) {
      settled.push({ ...standing, to: await settle(repository, standing) });
    }
    const refused = await pushWork(gitDir, settled);
    for (const each of settled) if (!refused.has(each.ref)) await adopt(repository, each);
  }
  throw changedAllTheTime();
}

/** Forgets what both had: what it is exchanged with is another one from now on. */
export async function forgetExchange({
  gitDir,
}: Pick<ContentRepository, 'gitDir'>): Promise<void> {
  const refs = await listRefs(gitDir, [THEIRS, KNOWN]);
  if (refs.size > 0) {
    await moveRefs(
      gitDir,
      [...refs].map(([ref, from]) => ({ ref, from, to: null })),
    );
  }
}

/** A mark that is another when anything of it has moved here. */
export function markOfWork({ gitDir }: Pick<ContentRepository, 'gitDir'>): Promise<string> {
  return gitText(gitDir, ['for-each-ref', '--format=%(objectname) %(refname)', ...OURS]);
}

async function fetchWork(gitDir: string): Promise<void> {
  const refs = OURS.map((place) => `+${place}*:${beside(THEIRS, place)}*`);
  const quietly = ['-q', '--no-tags', '--no-write-fetch-head', '--prune'];
  try {
    await pastLocks(() => reach(gitDir, ['fetch', ...quietly, 'origin', ...refs]));
  } catch (error) {
    throw unanswered('fetched from', error);
  }
}

/** Those that are not the same everywhere. */
async function readStandings(repository: ContentRepository): Promise<Standing[]> {
  const { gitDir } = repository;
  const [ours, theirs, known] = await Promise.all([
    listRefs(gitDir, OURS),
    listRefs(gitDir, [THEIRS]),
    listRefs(gitDir, [KNOWN]),
  ]);
  const inOurs = (place: string) => (ref: string) => `refs/${ref.slice(place.length)}`;
  const all = new Set([
    ...ours.keys(),
    ...[...theirs.keys()].map(inOurs(THEIRS)),
    ...[...known.keys()].map(inOurs(KNOWN)),
  ]);
  const isAnother = theirs.size === 0 && (await holdsUnpublished(repository, ours));
  const standing = (ref: string): Standing => ({
    ref,
    ours: ours.get(ref) ?? null,
    theirs: theirs.get(beside(THEIRS, ref)) ?? null,
    known: (isAnother ? null : known.get(beside(KNOWN, ref))) ?? null,
  });
  return [...all]
    .map(standing)
    .filter(({ ours, theirs, known }) => ours !== theirs || ours !== known);
}

/**
 * Whether there are drafts that were not published. Whoever removes one leaves a trace: where
 * the other has nothing at all, nobody has removed them, and it is given them as if it were new.
 */
async function holdsUnpublished(repository: ContentRepository, ours: Refs): Promise<boolean> {
  for (const [ref, commit] of ours) {
    if (ref.startsWith(DRAFTS) && !(await isPublished(repository, commit))) return true;
  }
  return false;
}

async function isPublished({ gitDir, main }: ContentRepository, commit: string) {
  const tip = await commitAt(gitDir, main);
  return tip !== null && isAncestor(gitDir, commit, tip);
}

async function listRefs(gitDir: string, places: string[]): Promise<Refs> {
  const format = '--format=%(refname) %(objectname)';
  const lines = await gitText(gitDir, ['for-each-ref', format, ...places]);
  return new Map(
    lines.split('\n').flatMap((line) => {
      const [ref, oid] = line.split(' ');
      return ref && oid ? [[ref, oid] as const] : [];
    }),
  );
}

/** @returns what a ref is to be */
async function settle(repository: ContentRepository, standing: Standing) {
  const { ours, theirs, known } = standing;
  if (ours === theirs || theirs === known) return ours;
  if (ours === known) return theirs;
  // Published or deleted on one side, and saved on the other: what was saved stays.
  if (ours === null || theirs === null) return ours ?? theirs;
  const isCommit = (await readObject(repository.gitDir, ours))?.type === 'commit';
  return isCommit
    ? joinCommits(repository, standing.ref, ours, theirs)
    : joinBlobs(repository.gitDir, { ours, theirs, known });
}

async function joinBlobs(
  gitDir: string,
  { ours, theirs, known }: { ours: string; theirs: string; known: string | null },
): Promise<string> {
  const read = async (oid: string) => JSON.parse((await readBlob(gitDir, oid)).toString());
  const before = known === null ? undefined : await read(known);
  const value = joinRecords(before, await read(ours), await read(theirs));
  return writeBlob(gitDir, Buffer.from(serialize(value)));
}

/**
 * Merges two versions of a draft. Where they contradict each other, the one that was there
 * first counts, the other stays in the history, and a note on the draft says so.
 */
async function joinCommits(
  repository: ContentRepository,
  ref: string,
  ours: string,
  theirs: string,
): Promise<string> {
  const { gitDir } = repository;
  if (await isAncestor(gitDir, ours, theirs)) return theirs;
  if (await isAncestor(gitDir, theirs, ours)) return ours;
  const merged = await mergeCommits(gitDir, theirs, ours);
  if ('conflicts' in merged) await noteContradiction(repository, ref, ours, theirs);
  return writeCommit(gitDir, {
    tree: 'conflicts' in merged ? await treeOf(gitDir, theirs) : merged.tree,
    parents: [theirs, ours],
    author: serverItself(),
    message: 'Merge what was saved on another server\n',
  });
}

async function noteContradiction(
  repository: ContentRepository,
  ref: string,
  ours: string,
  theirs: string,
): Promise<void> {
  const name = draftOfBranch(ref);
  if (!name) return;
  const [{ author, date }, { author: first }] = (await Promise.all(
    [ours, theirs].map((commit) => describeCommit(repository.gitDir, commit)),
  )) as [
    Awaited<ReturnType<typeof describeCommit>>,
    Awaited<ReturnType<typeof describeCommit>>,
  ];
  const id = `contradiction-${ours}`;
  await changeDraftRecord(repository, name, (record) =>
    record.notes.some((note) => note.id === id)
      ? record
      : {
          ...record,
          notes: [
            ...record.notes,
            {
              id,
              author: identity.name,
              timestamp: date,
              content: `${author.name} and ${first.name} have changed the same lines of this on two servers at once. It goes on with what ${first.name} has saved. What ${author.name} has saved is kept as version ${ours.slice(0, 12)}, which whoever looks after the repository can bring back.`,
              resolved: false,
            },
          ],
        },
  );
}

/** @returns the refs that have moved there since they were fetched */
async function pushWork(gitDir: string, settled: Settled[]): Promise<Set<string>> {
  const moved = new Set<string>();
  const pushed = settled.filter(({ to, theirs }) => to !== theirs);
  for (let at = 0; at < pushed.length; at += AT_ONCE) {
    const some = pushed.slice(at, at + AT_ONCE);
    const leases = some.map(({ ref, theirs }) => `--force-with-lease=${ref}:${theirs ?? ''}`);
    // Without a `+`, which would take the condition away.
    const refs = some.map(({ ref, to }) => `${to ?? ''}:${ref}`);
    try {
      await reach(gitDir, ['push', '--porcelain', ...leases, 'origin', ...refs]);
    } catch (error) {
      const lines = error instanceof GitError ? error.output.split('\n') : [];
      const rejected = lines.filter((line) => line.startsWith('!'));
      if (rejected.length === 0 || rejected.some((line) => !MOVED.test(line))) {
        throw notTaken(rejected) ?? unanswered('pushed to', error);
      }
      for (const line of rejected) moved.add(line.split('\t')[1]?.split(':')[1] ?? '');
    }
  }
  return moved;
}

/** A forge may keep some names for itself, or protect them. */
function notTaken(rejected: string[]): Refusal | null {
  const line = rejected.find((line) => !MOVED.test(line));
  if (!line) return null;
  const [, ref = '', why = ''] = line.split('\t');
  return new Refusal(
    503,
    `Drafts, links and comments are kept here alone: the repository that the content comes from does not take ${ref.split(':')[1]}: ${why}`,
  );
}

/** Brings ours to what both have now. Who has moved it meanwhile is met again in the next round. */
async function adopt(
  repository: ContentRepository,
  { ref, ours, known, to }: Settled,
): Promise<void> {
  const kept = to === null && ours !== null ? await keeping(repository, ref, ours) : [];
  const moves = [
    { ref, from: ours, to },
    { ref: beside(KNOWN, ref), from: known, to },
    ...kept,
  ].filter(({ from, to }) => from !== to);
  try {
    await moveRefs(repository.gitDir, moves);
  } catch (error) {
    if (!(error instanceof RefMoved)) throw error;
  }
}

/** A branch that somebody has deleted elsewhere, by whatever means, can be brought back as well. */
async function keeping(repository: ContentRepository, branch: string, commit: string) {
  const name = draftOfBranch(branch);
  if (!name || (await isPublished(repository, commit))) return [];
  const ref = removedRef(name);
  return [{ ref, from: await commitAt(repository.gitDir, ref), to: commit }];
}

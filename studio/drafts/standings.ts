import { DRAFTS } from '#site/draft-branches.ts';
import { pastLocks } from '#sources/git/refs.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { RECORDS } from './records.ts';
import { reach, unanswered } from './remote.ts';

/*
 * Where the refs of editors' work stand: here, in the repository that the content comes from, and
 * where both had them when they were the same last.
 */
type Refs = ReadonlyMap<string, string>;

/** A ref in the three places; null: it is not there. */
export type Standing = {
  ref: string;
  ours: string | null;
  theirs: string | null;
  known: string | null;
};

const OURS = [DRAFTS, RECORDS];
/** What was fetched, and what both had when they were the same last. */
const [THEIRS, KNOWN] = ['refs/exchange/theirs/', 'refs/exchange/known/'];
const beside = (place: string, ref: string) => place + ref.slice('refs/'.length);

/** Notes what both have of a ref. */
export const knownRef = (ref: string): string => beside(KNOWN, ref);

/** A mark that is another when anything of it has moved here. */
export function markOfWork(repository: ContentRepository): Promise<string> {
  return repository.text(['for-each-ref', '--format=%(objectname) %(refname)', ...OURS]);
}

/** Forgets what both had: what it is exchanged with is another one from now on. */
export async function forgetExchange(repository: ContentRepository): Promise<void> {
  const refs = await listRefs(repository, [THEIRS, KNOWN]);
  if (refs.size > 0) {
    await repository.move([...refs].map(([ref, from]) => ({ ref, from, to: null })));
  }
}

/** Fetches where theirs stand. @throws Refusal where the other does not answer */
export async function fetchWork(gitDir: string): Promise<void> {
  const refs = OURS.map((place) => `+${place}*:${beside(THEIRS, place)}*`);
  const quietly = ['-q', '--no-tags', '--no-write-fetch-head', '--prune'];
  try {
    await pastLocks(() => reach(gitDir, ['fetch', ...quietly, 'origin', ...refs]));
  } catch (error) {
    throw unanswered('fetched from', error);
  }
}

/** Those that are not the same everywhere. */
export async function readStandings(repository: ContentRepository): Promise<Standing[]> {
  const [ours, theirs, known] = await Promise.all([
    listRefs(repository, OURS),
    listRefs(repository, [THEIRS]),
    listRefs(repository, [KNOWN]),
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

/** Whether a draft's commit is in what is published. */
export async function isPublished(repository: ContentRepository, commit: string) {
  const tip = await repository.tip();
  return tip !== null && repository.isAncestor(commit, tip);
}

async function listRefs(repository: ContentRepository, places: string[]): Promise<Refs> {
  const format = '--format=%(refname) %(objectname)';
  const lines = await repository.text(['for-each-ref', format, ...places]);
  return new Map(
    lines.split('\n').flatMap((line) => {
      const [ref, oid] = line.split(' ');
      return ref && oid ? [[ref, oid] as const] : [];
    }),
  );
}

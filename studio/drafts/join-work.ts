import { draftOfBranch } from '#site/draft-branches.ts';
import { identity } from '#site/identity.ts';
import type { describeCommit } from '#sources/git/commit.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { changeDraftRecord } from './drafts.ts';
import { joinRecords } from './join-records.ts';
import { readJson, serialize } from './records.ts';
import { serverItself } from './remote.ts';
import type { Standing } from './standings.ts';

/**
 * What two have made of one ref without knowing of each other: who has not moved it follows the
 * other; where both have, their work is joined.
 * @returns the object at which it is to stand; null where it is to go
 */
export async function joinWork(repository: ContentRepository, standing: Standing) {
  const { ours, theirs, known } = standing;
  if (ours === theirs || theirs === known) return ours;
  if (ours === known) return theirs;
  // Published or deleted on one side, and saved on the other: what was saved stays.
  if (ours === null || theirs === null) return ours ?? theirs;
  const [our, their] = [await repository.objectHead(ours), await repository.objectHead(theirs)];
  if (our?.type === 'commit' && their?.type === 'commit') {
    return joinCommits(repository, standing.ref, ours, theirs);
  }
  // A branch of a draft holds commits, whatever somebody has pushed there.
  if (our?.type === 'commit' || their?.type === 'commit') {
    return our?.type === 'commit' ? ours : theirs;
  }
  return joinBlobs(repository, { ours, theirs, known });
}

async function joinBlobs(
  repository: ContentRepository,
  { ours, theirs, known }: { ours: string; theirs: string; known: string | null },
): Promise<string> {
  const [our, their] = [await readJson(repository, ours), await readJson(repository, theirs)];
  // One that cannot be read is nothing to join with.
  if (our === undefined || their === undefined) return our === undefined ? theirs : ours;
  const before = known === null ? undefined : await readJson(repository, known);
  const value = joinRecords(before, our, their);
  return repository.store(Buffer.from(serialize(value)));
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
  if (await repository.isAncestor(ours, theirs)) return theirs;
  if (await repository.isAncestor(theirs, ours)) return ours;
  const merged = await repository.merge(theirs, ours);
  if ('conflicts' in merged) await noteContradiction(repository, ref, ours, theirs);
  return repository.commit({
    tree: 'conflicts' in merged ? await repository.treeOf(theirs) : merged.tree,
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
    [ours, theirs].map((commit) => repository.describe(commit)),
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

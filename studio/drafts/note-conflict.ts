import { draftOfBranch } from '#site/draft-branches.ts';
import { identity } from '#site/identity.ts';
import type { DraftConflict } from '#sources/git/merge-refs.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { changeDraftRecord, type Note } from './drafts.ts';

/** Tells the editors of a draft, by a note on it, that two have changed the same lines of it. */
export async function noteConflict(
  repository: ContentRepository,
  { ref, ours, theirs }: DraftConflict,
): Promise<void> {
  const name = draftOfBranch(ref);
  if (!name) return;
  const { author, date } = await repository.describe(ours);
  const { author: first } = await repository.describe(theirs);
  const note: Note = {
    id: `contradiction-${ours}`,
    author: identity.name,
    timestamp: date,
    content: `${author.name} and ${first.name} have changed the same lines of this on two servers at once. It goes on with what ${first.name} has saved. What ${author.name} has saved is kept as version ${ours.slice(0, 12)}, which whoever looks after the repository can bring back.`,
    resolved: false,
  };
  await changeDraftRecord(repository, name, (record) =>
    record.notes.some(({ id }) => id === note.id)
      ? record
      : { ...record, notes: [...record.notes, note] },
  );
}

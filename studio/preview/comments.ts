import { randomUUID } from 'node:crypto';
import { draftOfBranch } from '#site/draft-branches.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import {
  changeDraftRecord,
  type DraftRecord,
  type Note,
  readDraftRecord,
} from '../drafts/drafts.ts';
import type { Link } from './links.ts';

/** In characters. */
export const LONGEST = { name: 80, comment: 4000 };

/** A draft takes no more from reviewers than an editor can read. Notes on earlier ones do not count. */
const MOST = 500;

/** By one link within a minute: more than a person writes, and less than fills a draft. */
const MOST_A_MINUTE = 10;
const MINUTE = 60_000;

export type CommentFault =
  | 'no-name'
  | 'no-comment'
  | 'too-long'
  | 'too-many'
  | 'too-fast'
  | 'no-draft';

/** Where a draft stands, and what its reviewers may read of its notes; null for no draft. */
export async function standingOf(
  repository: ContentRepository,
  { ref }: Pick<Link, 'ref'>,
): Promise<DraftRecord | null> {
  const draft = draftOfBranch(ref);
  if (!draft) return null;
  const { status, notes } = await readDraftRecord(repository, draft);
  return { status, notes: notes.filter(isOfThisDraft).flatMap(asReviewersReadIt) };
}

const isOfThisDraft = (note: Note) => !note.past;

/** How the name of somebody ends who has no account. */
const REVIEWER = ' (reviewer)';

/** How a note of an editor begins that is an answer to reviewers. */
const TO_REVIEWERS = /^@reviewers?\b[:,]?\s*/i;

/** Editors write notes to each other: reviewers get their own words, and what is said to them. */
function asReviewersReadIt(note: Note): Note[] {
  if (note.authorId === undefined) return note.author.endsWith(REVIEWER) ? [note] : [];
  const answer = note.content.replace(TO_REVIEWERS, '');
  return answer === note.content ? [] : [{ ...note, content: answer }];
}

/** Keeps a reviewer's comment among the draft's notes. @returns what is wrong with it, or null */
export async function comment(
  repository: ContentRepository,
  { id: link, ref }: Pick<Link, 'id' | 'ref'>,
  given: { name: string; text: string },
  now: Date,
): Promise<CommentFault | null> {
  const draft = draftOfBranch(ref);
  const [author, content] = [plainName(given.name), given.text.trim()];
  if (!draft) return 'no-draft';
  if (!author) return 'no-name';
  if (!content) return 'no-comment';
  if (author.length > LONGEST.name || content.length > LONGEST.comment) return 'too-long';
  const note: Note = {
    id: randomUUID(),
    author: author + REVIEWER,
    timestamp: now.toISOString(),
    content,
    resolved: false,
    link,
  };
  const isRecent = (note: Note) =>
    note.link === link && now.getTime() - Date.parse(note.timestamp) < MINUTE;
  let fault: CommentFault = 'too-many';
  const { notes } = await changeDraftRecord(repository, draft, (record) => {
    const isTooFast = record.notes.filter(isRecent).length >= MOST_A_MINUTE;
    fault = isTooFast ? 'too-fast' : 'too-many';
    return isTooFast || record.notes.filter(isOfThisDraft).length >= MOST
      ? record
      : { ...record, notes: [...record.notes, note] };
  });
  return notes.some(({ id }) => id === note.id) ? null : fault;
}

/** Signs that steer what is shown after them; those that join letters are left, as names have them. */
const STEERING =
  /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** A name that stands on one line, reads in its own direction, and hides nothing. */
const plainName = (name: string): string =>
  name.replace(STEERING, ' ').replace(/\s+/gu, ' ').trim();

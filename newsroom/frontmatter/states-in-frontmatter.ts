import { compareDates } from '../order.ts';
import { nameOf, quote } from '../quote.ts';
import type { FindingCollector } from './finding-collector.ts';
import { type Entry, isEmpty, type Scalars } from './scalars.ts';
import { NO, type PublicValue, STATE_WORDS, stateWordOf, YES } from './state-words.ts';

/** What frontmatter says about who may read a post, and when. */
export type StatesRead = {
  draft: boolean;
  hidePost: boolean;
  /** Held back until then, if that is later than the date. */
  publishDate: string | null;
  /** The first instant at which the post is gone. */
  expiryDate: string | null;
  /** The keys that were read. */
  keys: Set<string>;
};

/** The keys that make a draft. */
const SAY_DRAFT = new Set([
  'draft',
  'private',
  'hidden',
  'published',
  'publish',
  'status',
  'visibility',
  'password',
]);

/** Words that other systems have for a post that is not public: they are no surprise. */
const NOT_PUBLIC = new Set([
  'archived',
  'deleted',
  'draft',
  'embargoed',
  'future',
  'hidden',
  'inactive',
  'internal',
  'members',
  'paid',
  'password',
  'pending',
  'private',
  'protected',
  'review',
  'scheduled',
  'trash',
  'unlisted',
  'unpublished',
]);

/**
 * Reads every word for a state that a group of fields has, whichever system it is from. A value
 * that nobody knows makes a draft: that can be undone, a leak cannot.
 */
export function statesIn(
  data: Record<string, unknown>,
  scalars: Scalars,
  collector: FindingCollector,
): StatesRead {
  const read: StatesRead = {
    draft: false,
    hidePost: false,
    publishDate: null,
    expiryDate: null,
    keys: new Set(),
  };
  for (const [key, value] of Object.entries(data)) {
    const entry = { value, path: [key] };
    const word = stateWordOf(key);
    if (word === 'unlisted' || word === 'hidepost') {
      read.hidePost = scalars.flag(entry, true) || read.hidePost;
    } else if (word === 'publishdate') {
      read.publishDate = scalars.instant(entry) ?? read.publishDate;
    } else if (word === 'expirydate' || word === 'unpublishdate') {
      const date = scalars.instant(entry);
      const isFirst = !date || !read.expiryDate || compareDates(date, read.expiryDate) < 0;
      if (date && isFirst) read.expiryDate = date;
    } else if (SAY_DRAFT.has(word)) {
      if (!isEmpty(value)) read.draft = isDraft(word, entry, collector) || read.draft;
    } else continue;
    read.keys.add(key);
  }
  return read;
}

/** Whether a file lies below a folder whose files no system publishes. @param file with its folders */
export function isInDraftsFolder(file: string): boolean {
  return file
    .split('/')
    .slice(0, -1)
    .some((folder) => /^_?drafts$/i.test(folder));
}

function isDraft(word: string, { value, path }: Entry, collector: FindingCollector): boolean {
  const draft = draftBy(STATE_WORDS[word]?.public ?? 'no', value);
  if (draft !== null) return draft;
  collector.warn(
    'unknown-state',
    path,
    `${nameOf(path)} is ${quote(value)}, which does not say whether readers may see the post, and so it is a draft.`,
    'Write `draft: true` for a draft; take the line out for a post that everybody may read.',
  );
  return true;
}

/**
 * @param open the value of a post that everybody may read
 * @returns null for a value that nobody knows
 */
function draftBy(open: PublicValue, value: unknown): boolean | null {
  if (open === 'empty') return true;
  const isYes = YES.has(textOf(value));
  if (open === 'yes' || open === 'no') {
    if (!isYes && !NO.has(textOf(value))) return null;
    return isYes === (open === 'no');
  }
  if (open.includes(textOf(value))) return false;
  return NOT_PUBLIC.has(textOf(value)) ? true : null;
}

const textOf = (value: unknown) => String(value).trim().toLowerCase();

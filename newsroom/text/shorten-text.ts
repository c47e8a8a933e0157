/** How long a text may be. */
export type Limit = {
  /** In characters as people count them: grapheme clusters. */
  characters: number;
  /** In UTF-16 code units, for readers that count these; `MOST_CODE_UNITS` where none is given. */
  codeUnits?: number;
};

/** Synapse drops a tag that is longer. */
const MOST_CODE_UNITS = 1_000;

const ELLIPSIS = '…';
/** Code units that a family of emoji can have, and then some. */
const LONGEST_CLUSTER = 64;

// A fixed locale: the default would be that of the machine.
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/** Scripts that put no blank between words. */
const WITHOUT_BLANKS =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}]/u;

/** What leads on to a word that is not there any more; the signs of `C++` belong to theirs. */
const LEADING_ON = /[\s\p{Pd}\p{Ps}\p{Pi}"',;:.、，；：。་]$|(?:^|\s)[+&|/]$/u;

/** A character as HTML writes it. An editor may have typed one, and half of it is nonsense. */
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi;
const ENDS_IN_ENTITY = new RegExp(`${ENTITY.source}$`, 'i');

/**
 * As much of a line of text as the limit allows. It ends at the end of a word, with an ellipsis
 * that counts; within a word only where the first word alone is too long, and never within a
 * grapheme cluster or an HTML entity.
 */
export function shortenText(line: string, limit: Limit): string {
  if (fits(line, limit)) return line;
  // Of a text of any length, no more is looked at than could be kept.
  const start = line.slice(0, (limit.codeUnits ?? MOST_CODE_UNITS) + LONGEST_CLUSTER);
  return longest(start, wordEnds(start), limit) || longest(start, clusterEnds(start), limit);
}

/**
 * Latin letters, signs and dashes, none of which joins another: each counts as one, and need not be
 * segmented, which takes a hundred times as long.
 */
const SINGLE = /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027]*$/;

/** The number of characters as people count them. Of an endless text, no more than `most`. */
export function countCharacters(text: string, most = Number.POSITIVE_INFINITY): number {
  if (SINGLE.test(text)) return Math.min(text.length, most);
  let count = 0;
  for (const _ of clusters.segment(text)) {
    count += 1;
    if (count >= most) break;
  }
  return count;
}

function fits(text: string, { characters, codeUnits = MOST_CODE_UNITS }: Limit): boolean {
  if (text.length > codeUnits) return false;
  return text.length <= characters || countCharacters(text, characters + 1) <= characters;
}

function longest(text: string, ends: number[], limit: Limit): string {
  for (const end of ends.reverse()) {
    const start = endingInWord(text.slice(0, end));
    if (start !== '' && fits(start + ELLIPSIS, limit)) return start + ELLIPSIS;
  }
  return '';
}

/** Looks from the end, since an expression that may begin anywhere takes quadratic time. */
function endingInWord(text: string): string {
  let end = text.length;
  const last = (length: number) => text.slice(Math.max(0, end - length), end);
  while (end > 0 && LEADING_ON.test(last(2)) && !ENDS_IN_ENTITY.test(last(34))) end -= 1;
  return text.slice(0, end);
}

function clusterEnds(text: string): number[] {
  const entities = [...text.matchAll(ENTITY)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  return segmentEnds(text, clusters).filter(
    (at) => !entities.some(({ start, end }) => start < at && at < end),
  );
}

/** Only blanks part words such as `open-source`, but in scripts that know no blanks. */
function wordEnds(text: string): number[] {
  return segmentEnds(text, words).filter((end) => {
    const next = text.slice(end, end + 2);
    return (
      next.startsWith(' ') ||
      (WITHOUT_BLANKS.test(next) && WITHOUT_BLANKS.test(text.slice(0, end).slice(-2)))
    );
  });
}

/** The last segment may be half of one, and all of the text is too long. */
function segmentEnds(text: string, segmenter: Intl.Segmenter): number[] {
  return Array.from(
    segmenter.segment(text),
    ({ index, segment }) => index + segment.length,
  ).slice(0, -1);
}

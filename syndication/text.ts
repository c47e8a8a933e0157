/** How long a text may be: in UTF-16 code units, the strictest count, and in UTF-8 bytes. */
export type Limit = { characters: number; bytes?: number };

/** The strictest limit that any reader of links sets; who sets it stands behind. */
export const limits = {
  /** X; Discord counts bytes. */
  title: { characters: 70, bytes: 70 },
  /** X; Discord counts bytes. */
  description: { characters: 200, bytes: 350 },
  siteName: { characters: 80 },
  /** X, for `twitter:image:alt`. */
  pictureDescription: { characters: 420 },
  /** Ours: the length at which a title is reported as too long. */
  headline: { characters: 200 },
} as const satisfies Record<string, Limit>;

/**
 * Halves of characters, code points that are none, marks that turn the direction of all
 * text behind them, and controls, but for those that are white space.
 */
const UNSEEN =
  /[\p{Surrogate}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u2069]|(?![\s\u0085])\p{Cc}/gu;

/** One line of text that any machine can take: nothing unseen, white space folded. */
export function plain(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(/[\s\u0085]+/gu, ' ')
    .trim();
}

/**
 * As much of a text as the limit allows, as one line. It ends at the end of a word, with an
 * ellipsis; within a word only where that word would take more than half of the room.
 */
export function shorten(text: string, limit: Limit): string {
  const line = plain(text);
  if (fits(line, limit)) return line;
  // Of a text of any length, no more is looked at than could be kept.
  const start = line.slice(0, limit.characters + LONGEST_GRAPHEME);
  const within = longest(start, segmentEnds(start, graphemes), limit);
  const whole = longest(start, wordEnds(start), limit);
  return whole.length * 2 < within.length ? within : whole;
}

const ELLIPSIS = '…';
/** Code units that a family of emoji can have, and then some. */
const LONGEST_GRAPHEME = 64;

// A fixed locale: the default would be that of the machine.
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/** Scripts that put no blank between words. */
const WITHOUT_BLANKS =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

/** What leads on to a word that is not there any more. */
const LEADING_ON = /[\s\p{Pd}\p{Ps}\p{Pi}"',;:.+&|/、，；：。]+$/u;

function fits(text: string, { characters, bytes = Number.POSITIVE_INFINITY }: Limit): boolean {
  return text.length <= characters && Buffer.byteLength(text) <= bytes;
}

function longest(text: string, ends: number[], limit: Limit): string {
  for (const end of ends.reverse()) {
    const shortened = text.slice(0, end).replace(LEADING_ON, '') + ELLIPSIS;
    if (fits(shortened, limit)) return shortened;
  }
  return '';
}

function segmentEnds(text: string, segmenter: Intl.Segmenter): number[] {
  return Array.from(
    segmenter.segment(text),
    ({ index, segment }) => index + segment.length,
  ).slice(0, -1);
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

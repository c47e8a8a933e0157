import { emojiName, isEmoji } from './emoji.ts';
import type { Press } from './press.ts';
import type { Setting } from './setting.ts';

/** A stretch of text, or the name of an emoji's picture. */
export type Piece = { text: string } | { emoji: string };

export type Words = {
  pieces: Piece[];
  /** What no font has and no picture shows. It is left out: no box ever stands for it. */
  leftOut: string[];
};

/** Zero width space: a line may end here. */
export const BREAK = '\u200b';
/** Word joiner: no line ends here. */
const JOINER = '\u2060';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * Letters that are written as one sign for a look, a join or a place in a word: mathematical
 * alphabets, ligatures, and the presentation forms of Hebrew and Arabic, but for the signs that
 * stand for whole phrases.
 */
const DRESSED =
  /[\u{1d400}-\u{1d7ff}\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdf9\ufe70-\ufefc]\p{Mn}*/gu;

/**
 * Text as it can be set: composed, on one line, in plain letters, without what is no character,
 * and without signs that would turn letters round against their script.
 */
export function tidy(text: string): string {
  return text
    .replaceAll(DRESSED, (letters) => letters.normalize('NFKC'))
    .normalize('NFC')
    .replaceAll(/[\u2007\u202f]/g, '\u00a0')
    .replaceAll(/[^\S\u00a0]+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cn}\p{Co}\p{Cs}\u00ad\u200b\u202a-\u202e\u2060\ufeff]/gu, '')
    .replaceAll(STACK, '$1')
    .trim();
}

/** Of marks that fit any letter, no language stacks more than two; more leave their line. */
const STACK = /((?:(?=\p{Mn})\p{Script=Inherited}){2})(?:(?=\p{Mn})\p{Script=Inherited})+/gu;

/** Finds what stands for each character of a tidy text, and readies the fonts for it. */
export async function readWords(text: string, setting: Setting, press: Press): Promise<Words> {
  const read: Words = { pieces: [], leftOut: [] };
  for (const { segment } of graphemes.segment(partWords(text))) {
    const picture = isEmoji(segment) ? emojiName(segment) : null;
    const drawn = picture === null ? await inType(segment, setting, press) : null;
    const substitute = picture ?? (drawn === null ? emojiName(segment) : null);
    if (substitute !== null) read.pieces.push({ emoji: substitute });
    else if (drawn !== null) append(read.pieces, drawn.text);
    if (substitute === null && !drawn?.isWhole) read.leftOut.push(segment);
  }
  return read;
}

/** Scripts without blanks between words, in which lines end by a dictionary. */
const UNPARTED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u;
/** Signs of repetition, of abbreviation and of the end of a phrase. */
const BEGINS_NO_LINE = /^[\p{Lm}\p{Po}ฯຯ]/u;
const BEGINS_WORD =
  /^(?![ฯຯ])(?=\p{Lo})[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Marks where lines may end in scripts of which the layout does not know it. */
function partWords(text: string): string {
  let parted = '';
  for (const { segment } of words.segment(text)) {
    if (UNPARTED.test(parted)) {
      if (BEGINS_WORD.test(segment)) parted += BREAK;
      else if (BEGINS_NO_LINE.test(segment)) parted += JOINER;
    }
    parted += segment;
  }
  return parted;
}

/** A character with its marks, or where no font has those, without them. */
async function inType(
  cluster: string,
  { families }: Setting,
  press: Press,
): Promise<{ text: string; isWhole: boolean } | null> {
  const text = withoutIdleSigns(cluster);
  if (await press.canDraw(text, families)) return { text, isWhole: true };
  const bare = text.replaceAll(/\p{M}/gu, '');
  if (bare === '' || bare === text || !(await press.canDraw(bare, families))) return null;
  return { text: bare, isWhole: false };
}

/** Scripts in which joiners decide how letters are shaped: cursive ones, and those of India. */
const JOINING = new RegExp(
  [
    ...['Arab', 'Syrc', 'Nkoo', 'Mong', 'Adlm', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml'],
    ...['Telu', 'Knda', 'Mlym', 'Sinh', 'Khmr', 'Mymr', 'Java', 'Mtei', 'Tibt'],
  ]
    .map((script) => String.raw`\p{Script=${script}}`)
    .join('|'),
  'u',
);

/** Variation selectors pick emoji, and joiners act in a few scripts; elsewhere fonts lack them. */
function withoutIdleSigns(cluster: string): string {
  const text = cluster.replaceAll(/[\ufe00-\ufe0f\u{e0000}-\u{e01ef}]/gu, '');
  return JOINING.test(text) ? text : text.replaceAll(/[\u200c\u200d]/g, '');
}

function append(pieces: Piece[], text: string): void {
  const last = pieces.at(-1);
  if (last && 'text' in last) last.text += text;
  else pieces.push({ text });
}

import { emojiName, isEmoji } from './emoji.ts';
import type { Press } from './press.ts';
import type { Setting } from './setting.ts';

/** A stretch of text, or the name of an emoji's picture. */
export type Piece = { text: string } | { emoji: string };

export type Words = {
  pieces: Piece[];
  /** What no font has and no picture shows. It is left out: no box ever stands for it. */
  leftOut: string[];
  /** False where letters or digits are left out: the text would say something else. */
  isLegible: boolean;
};

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Text as it can be set: composed, on one line, without what is no character, and without
 * signs that would turn letters round against their script.
 */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\u2007\u202f]/g, '\u00a0')
    .replaceAll(/[^\S\u00a0]+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cn}\p{Co}\p{Cs}\u00ad\u200b\u202a-\u202e\u2060\ufeff]/gu, '')
    .trim();
}

/** Finds what stands for each character of a tidy text, and readies the fonts for it. */
export async function readWords(text: string, setting: Setting, press: Press): Promise<Words> {
  const words: Words = { pieces: [], leftOut: [], isLegible: true };
  for (const { segment } of graphemes.segment(text)) {
    const picture = isEmoji(segment) ? emojiName(segment) : null;
    const drawn = picture === null ? await inType(segment, setting, press) : null;
    const substitute = picture ?? (drawn === null ? emojiName(segment) : null);
    if (substitute !== null) words.pieces.push({ emoji: substitute });
    else if (drawn !== null) append(words.pieces, drawn.text);
    else if (/[\p{L}\p{N}]/u.test(segment)) words.isLegible = false;
    if (substitute === null && !drawn?.isWhole) words.leftOut.push(segment);
  }
  return words;
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

/** Variation selectors pick emoji, and joiners act in a few scripts; elsewhere fonts lack them. */
function withoutIdleSigns(cluster: string): string {
  const text = cluster.replaceAll(/[\ufe00-\ufe0f\u{e0000}-\u{e01ef}]/gu, '');
  const joins = /[\p{Script=Arabic}\p{Script=Devanagari}]/u.test(text);
  return joins ? text : text.replaceAll(/[\u200c\u200d]/g, '');
}

function append(pieces: Piece[], text: string): void {
  const last = pieces.at(-1);
  if (last && 'text' in last) last.text += text;
  else pieces.push({ text });
}

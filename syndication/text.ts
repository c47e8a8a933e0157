import { type Limit, shortenText } from '#newsroom/text/shorten-text.ts';

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

/** As much of a text as the limit allows, as one line that any machine can take. */
export function shorten(text: string, limit: Limit): string {
  return shortenText(plain(text), limit);
}

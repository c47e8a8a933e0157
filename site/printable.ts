/**
 * What a terminal obeys instead of showing it, what turns the direction of a line, and what ends
 * a line: control characters, bidi marks, embeddings, overrides and isolates, line separators.
 */
const UNPRINTABLE = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * Text of unknown origin, as the name of a file, for one line of a terminal, a log or a page.
 * @returns the text, each character that would not be shown as it is written as `\u{1B}`
 */
export function printable(text: string): string {
  return text.replace(
    UNPRINTABLE,
    (character) => `\\u{${character.codePointAt(0)?.toString(16).toUpperCase()}}`,
  );
}

/** The same for text that has lines of its own; each name in it was made printable before. */
export const printableLines = (text: string): string =>
  text.split('\n').map(printable).join('\n');

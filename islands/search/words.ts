/** Scripts that write no blanks between words. */
const SIGN = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]';
const EACH = new RegExp(SIGN, 'gu');
const NOTHING_ELSE = new RegExp(`^${SIGN}+$`, 'u');
const WIDE = `(?:${SIGN}|[\u3001-\u303F\uFF01-\uFF60])`;
const BETWEEN = new RegExp(`(?<=${WIDE}[\uE000\uE001]?) (?=[\uE000\uE001]?${WIDE})`, 'gu');

/**
 * Makes a word of each sign of such scripts: the index knows words by blanks alone, and where
 * one ends there, no two dictionaries agree. What is indexed (publishing/build/search.ts) and what is
 * looked for are treated alike.
 */
export function apart(text: string): string {
  return text.replace(EACH, ' $& ');
}

/** Takes those blanks out again, also where a mark begins or ends (marks.ts). */
export function together(text: string): string {
  return text.replace(BETWEEN, '');
}

/** Words as the index is asked for them: signs that follow one another are to do so there. */
export function asked(words: string): string {
  return isSigns(words) ? `"${apart(words)}"` : apart(words);
}

export function isSigns(word: string): boolean {
  return NOTHING_ELSE.test(word);
}

/** Scripts without blanks between words, with the characters that a reader takes in a minute. */
const SIGNS = [
  {
    // ー lengthens a syllable of kana, and belongs to no script of its own.
    each: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}ーｰ]/gu,
    perMinute: 500,
  },
  {
    // Vowels and tones above and below a letter are characters too.
    each: /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu,
    perMinute: 600,
  },
] as const;

const CHINESE_AND_JAPANESE = SIGNS[0].each;

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,:_/-][\p{L}\p{N}\p{M}]+)*/gu;

const WORDS_PER_MINUTE = 230;

/** A post that takes longer is a long one: some 900 words, or 2,000 characters of Chinese. */
export const LONG_READ_MINUTES = 900 / WORDS_PER_MINUTE;

/**
 * Words as a reader counts them: `don’t`, `side-by-side` and `3.5` are one, and what stands
 * between two blanks in Korean. Chinese and Japanese count by character.
 */
export function countWords(text: string): number {
  return count(text, CHINESE_AND_JAPANESE) + wordsIn(text, CHINESE_AND_JAPANESE);
}

/**
 * How long a text takes to read: each script by its own measure, summed up.
 * @returns minutes, not rounded
 */
export function readingMinutes(text: string): number {
  const signs = SIGNS.map(({ each, perMinute }) => count(text, each) / perMinute);
  const words = wordsIn(text, ...SIGNS.map(({ each }) => each)) / WORDS_PER_MINUTE;
  return signs.reduce((sum, minutes) => sum + minutes, words);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Words of what is left without such signs. */
function wordsIn(text: string, ...without: RegExp[]): number {
  return count(
    without.reduce((rest, signs) => rest.replace(signs, ' '), text),
    WORD,
  );
}

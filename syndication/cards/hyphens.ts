import { firstThat } from './first-that.ts';
import { BREAK } from './words.ts';

/**
 * What stands between blanks, in scripts in which a broken word has a hyphen. Others know none:
 * their lines end between any two letters or syllables, or their letters are joined.
 */
const WITHOUT_HYPHEN = [
  ...['Hani', 'Hira', 'Kana', 'Bopo', 'Hang', 'Thai', 'Laoo', 'Khmr', 'Mymr', 'Tibt', 'Java'],
  ...['Arab', 'Syrc', 'Nkoo', 'Adlm', 'Mong', 'Thaa', 'Hebr'],
].map((script) => String.raw`\p{Script=${script}}`);
const WORD = new RegExp(`[^\\s${BREAK}${WITHOUT_HYPHEN.join('')}]+`, 'gu');

/** After these a line of an address or a path may end as it is. */
const ENDS_LINE = /[/\\_.:@&=?+-]$/;

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Parts each word that is wider than its column so that lines can end within: with a hyphen,
 * but without one behind the signs of an address.
 * @param fits whether a part fits the column, on one line
 */
export async function breakLongWords(
  text: string,
  fits: (part: string) => Promise<boolean>,
): Promise<string> {
  let broken = '';
  let from = 0;
  for (const { index, 0: word } of text.matchAll(WORD)) {
    broken += text.slice(from, index) + (await breakWord(word, fits));
    from = index + word.length;
  }
  return broken + text.slice(from);
}

async function breakWord(
  word: string,
  fits: (part: string) => Promise<boolean>,
): Promise<string> {
  if (await fits(word)) return word;
  const signs = Array.from(clusters.segment(word), ({ segment }) => segment);
  const lengths = signs.map((_, index) => signs.length - index).slice(1);
  const most = await firstThat(lengths, (length) =>
    fits(`${signs.slice(0, length).join('')}-`),
  );
  if (most === null) return word;
  const natural = lengths.find(
    (length) => length <= most && length > most / 2 && ENDS_LINE.test(signs[length - 1] ?? ''),
  );
  const part = signs.slice(0, natural ?? most).join('');
  const rest = await breakWord(word.slice(part.length), fits);
  return `${part}${natural ? '' : '-'}${BREAK}${rest}`;
}

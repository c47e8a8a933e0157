/** Which way words run. */
export type Direction = 'ltr' | 'rtl';

/** Scripts that run from right to left, as ISO 15924 names them. */
const RIGHT_TO_LEFT = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr'];

const LETTERS = /\p{L}/gu;

const LETTERS_OF = RIGHT_TO_LEFT.map((script) => ({
  script,
  pattern: new RegExp(String.raw`(?=\p{L})\p{Script=${script}}`, 'gu'),
}));

/**
 * @param lang BCP 47; the script decides, given or likely: `az-Arab` runs from right to left
 * @throws RangeError for what is no language tag
 */
export function directionOfLanguage(lang: string): Direction {
  const { script } = new Intl.Locale(lang).maximize();
  return script !== undefined && RIGHT_TO_LEFT.includes(script) ? 'rtl' : 'ltr';
}

/**
 * Which way a text runs; null where it has no letters. Most of them decide, not the first as
 * with `dir="auto"`, since an Arabic sentence may begin with “OpenStack”.
 */
export function directionOfText(text: string): Direction | null {
  if (count(text, LETTERS) === 0) return null;
  return rightToLeftScriptOf(text) === null ? 'ltr' : 'rtl';
}

/** The script of most letters of a text, ISO 15924, if it runs from right to left; else null. */
export function rightToLeftScriptOf(text: string): string | null {
  const counts = LETTERS_OF.map(({ script, pattern }) => ({
    script,
    letters: count(text, pattern),
  })).sort((one, other) => other.letters - one.letters);
  const [most] = counts;
  const rightToLeft = counts.reduce((sum, { letters }) => sum + letters, 0);
  return most && rightToLeft * 2 > count(text, LETTERS) ? most.script : null;
}

/** Whether any letter of a text runs from right to left. */
export function hasRightToLeft(text: string): boolean {
  return LETTERS_OF.some(({ pattern }) => text.search(pattern) >= 0);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

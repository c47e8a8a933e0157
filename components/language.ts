import { identity } from '#site/identity.ts';

const RIGHT_TO_LEFT = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr'];

/**
 * Attributes for words that stand among words of another language; none where it is the same.
 * @param lang BCP 47; null: the site's own
 * @param around the language of the element around them
 */
export function languageOf(
  lang: string | null,
  around: string | null = null,
): { lang?: string; dir?: 'rtl' | 'ltr' } {
  const own = lang ?? identity.language;
  const other = around ?? identity.language;
  if (own === other) return {};
  const dir = directionOf(own);
  return dir === directionOf(other) ? { lang: own } : { lang: own, dir };
}

/** @param lang BCP 47; the script decides, given or likely: `az-Arab` is written leftwards. */
export function directionOf(lang: string): 'rtl' | 'ltr' {
  const { script } = new Intl.Locale(lang).maximize();
  return script !== undefined && RIGHT_TO_LEFT.includes(script) ? 'rtl' : 'ltr';
}

import { identity } from '#site/identity.ts';

const RIGHT_TO_LEFT = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr'];

/** Attributes for words of another language than the site's; none for those of its own. */
export function languageOf(lang: string | null): { lang?: string; dir?: 'rtl' | 'ltr' } {
  if (lang === null || lang === identity.language) return {};
  return { lang, dir: directionOf(lang) };
}

/** @param lang BCP 47; the script decides, given or likely: `az-Arab` is written leftwards. */
export function directionOf(lang: string): 'rtl' | 'ltr' {
  const { script } = new Intl.Locale(lang).maximize();
  return script !== undefined && RIGHT_TO_LEFT.includes(script) ? 'rtl' : 'ltr';
}

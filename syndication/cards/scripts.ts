import type { Family } from './faces.ts';

/** How text in one script is set. */
export type Manner = {
  /** BCP 47 tag of a language that is written in it. */
  lang: string;
  /** Height of a line, as a multiple of the type size: marks stay within their line. */
  leading: number;
  /** The family that has its letters; without one, those of pages have them. */
  family?: Family;
  rtl?: true;
  /** Only between words may a line end. */
  keepWords?: true;
  /** OpenType features that takumi does not see to by itself, as in CSS. */
  features?: string;
};

/**
 * Every script that cards are set in, by its code in ISO 15924, but for those that share Han
 * characters. As on the pages, the serif sets what it has every letter of.
 */
export const ALPHABETS = {
  Latn: { lang: 'en', leading: 1.14 },
  Cyrl: { lang: 'ru', leading: 1.14 },
  Grek: { lang: 'el', leading: 1.2, family: 'Noto Sans' },
  Arab: { lang: 'ar', leading: 1.45, family: 'Noto Sans Arabic', rtl: true },
  Hebr: { lang: 'he', leading: 1.3, family: 'Noto Sans Hebrew', rtl: true },
  Adlm: { lang: 'ff-Adlm', leading: 1.4, family: 'Noto Sans Adlam', rtl: true },
  Armn: { lang: 'hy', leading: 1.25, family: 'Noto Sans Armenian' },
  // Without the feature, র below another consonant stands next to it.
  Beng: { lang: 'bn', leading: 1.45, family: 'Noto Sans Bengali', features: '"blwf" 1' },
  Cans: { lang: 'iu', leading: 1.3, family: 'Noto Sans Canadian Aboriginal' },
  Cher: { lang: 'chr', leading: 1.25, family: 'Noto Sans Cherokee' },
  Deva: { lang: 'hi', leading: 1.45, family: 'Noto Sans Devanagari' },
  Ethi: { lang: 'am', leading: 1.3, family: 'Noto Sans Ethiopic' },
  Geor: { lang: 'ka', leading: 1.25, family: 'Noto Sans Georgian' },
  Gujr: { lang: 'gu', leading: 1.45, family: 'Noto Sans Gujarati' },
  Guru: { lang: 'pa', leading: 1.45, family: 'Noto Sans Gurmukhi' },
  Java: { lang: 'jv-Java', leading: 1.8, family: 'Noto Sans Javanese' },
  Khmr: { lang: 'km', leading: 1.7, family: 'Noto Sans Khmer' },
  Knda: { lang: 'kn', leading: 1.5, family: 'Noto Sans Kannada' },
  Laoo: { lang: 'lo', leading: 1.5, family: 'Noto Sans Lao' },
  Mlym: { lang: 'ml', leading: 1.5, family: 'Noto Sans Malayalam' },
  Mong: { lang: 'mn-Mong', leading: 1.3, family: 'Noto Sans Mongolian' },
  Mtei: { lang: 'mni-Mtei', leading: 1.45, family: 'Noto Sans Meetei Mayek' },
  Mymr: { lang: 'my', leading: 1.8, family: 'Noto Sans Myanmar' },
  Nkoo: { lang: 'nqo', leading: 1.4, family: 'Noto Sans NKo', rtl: true },
  Olck: { lang: 'sat', leading: 1.3, family: 'Noto Sans Ol Chiki' },
  Orya: { lang: 'or', leading: 1.5, family: 'Noto Sans Oriya' },
  Sinh: { lang: 'si', leading: 1.45, family: 'Noto Sans Sinhala' },
  Syrc: { lang: 'syr', leading: 1.4, family: 'Noto Sans Syriac', rtl: true },
  Taml: { lang: 'ta', leading: 1.4, family: 'Noto Sans Tamil' },
  Telu: { lang: 'te', leading: 1.55, family: 'Noto Sans Telugu' },
  Tfng: { lang: 'zgh', leading: 1.25, family: 'Noto Sans Tifinagh' },
  Thaa: { lang: 'dv', leading: 1.5, family: 'Noto Sans Thaana', rtl: true },
  Thai: { lang: 'th', leading: 1.5, family: 'Noto Sans Thai' },
  Tibt: { lang: 'bo', leading: 1.6, family: 'Noto Serif Tibetan' },
} as const satisfies Record<string, Manner>;

export type Alphabet = keyof typeof ALPHABETS;

const codes = Object.keys(ALPHABETS) as Alphabet[];

const letters = codes.map((code) => ({
  code,
  own: new RegExp(String.raw`\p{Script=${code}}`, 'gu'),
  shared: new RegExp(String.raw`\p{Script_Extensions=${code}}`, 'u'),
}));

/** How many letters of each alphabet a text has; those that it has none of are left out. */
export function alphabetsIn(text: string): [Alphabet, number][] {
  return letters
    .map(({ code, own }): [Alphabet, number] => [code, text.match(own)?.length ?? 0])
    .filter(([, count]) => count > 0);
}

/** What the letters of a text need, those of its other scripts too, and signs that they share. */
export function neededFor(text: string): {
  families: Family[];
  features: string;
  leading: number;
} {
  const manners = letters
    .filter(({ shared }) => shared.test(text))
    .map(({ code }): Manner => ALPHABETS[code]);
  return {
    families: manners.flatMap(({ family }) => family ?? []),
    leading: Math.max(0, ...alphabetsIn(text).map(([code]) => ALPHABETS[code].leading)),
    features: manners.flatMap(({ features }) => features ?? []).join(', ') || 'normal',
  };
}

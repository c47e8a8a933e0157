import { createRequire } from 'node:module';

/** A range of characters, both ends included. */
export type Range = [first: number, last: number];

/** One file that pages load: some characters of one style of a family. */
export type Face = {
  family: 'Charis SIL' | 'Noto Sans';
  /** File name without ending, and what the styles of pages refer to. */
  name: string;
  /** The whole font, as a package brings it. */
  source: string;
  style: 'normal' | 'italic';
  /** One weight, or the ends of an axis. */
  weight: number | { min: number; max: number };
  characters: Range[];
};

/** English and its neighbours, with the punctuation of print: what nearly every page needs. */
const LATIN: Range[] = [
  [0x20, 0x7e],
  [0xa0, 0xa1],
  [0xa3, 0xa3],
  [0xa7, 0xa7],
  [0xa9, 0xa9],
  [0xab, 0xab],
  [0xb0, 0xb0],
  [0xb7, 0xb7],
  [0xbb, 0xbb],
  [0xbf, 0xf6],
  [0xf8, 0xff],
  [0x152, 0x153],
  [0x2010, 0x203a],
  [0x20ac, 0x20ac],
];

/** The letters of names from elsewhere: ž, ł, ő, and of Vietnamese. A page with none loads none. */
const LATIN_BEYOND: Range[] = [
  [0x100, 0x24f],
  [0x1e00, 0x1eff],
];

const require = createRequire(import.meta.url);

const charis = () =>
  require.resolve('@expo-google-fonts/charis-sil/700Bold/CharisSIL_700Bold.ttf');

const notoSans = (part: 'latin' | 'latin-ext', style: Face['style']) =>
  require.resolve(`@fontsource-variable/noto-sans/files/noto-sans-${part}-wght-${style}.woff2`);

const HEADLINE = { family: 'Charis SIL', style: 'normal', weight: 700 } as const;

const TEXT = { family: 'Noto Sans', weight: { min: 400, max: 600 } } as const;

/**
 * The faces of pages; cards are drawn in the same (syndication/cards/faces.ts). All are under
 * the Open Font License. Where two have a character, browsers take the later one.
 */
export const faces = (): Face[] => [
  {
    ...HEADLINE,
    name: 'headline-beyond',
    source: charis(),
    characters: LATIN_BEYOND,
  },
  { ...HEADLINE, name: 'headline', source: charis(), characters: LATIN },
  {
    ...TEXT,
    name: 'text-beyond',
    source: notoSans('latin-ext', 'normal'),
    style: 'normal',
    characters: LATIN_BEYOND,
  },
  {
    ...TEXT,
    name: 'text',
    source: notoSans('latin', 'normal'),
    style: 'normal',
    characters: LATIN,
  },
  {
    ...TEXT,
    name: 'text-italic',
    source: notoSans('latin', 'italic'),
    style: 'italic',
    characters: LATIN,
  },
];

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { charactersOf } from './cmap.ts';

/** A range of characters, both ends included. */
export type Range = [first: number, last: number];

/** A font file as packages bring it: a whole font, or a part of one for some characters. */
export type FontFile = {
  family: Family;
  path: string;
  /** Null: the file holds all weights. */
  weight: number | null;
  /** The characters that this file of its family is for; null: all that it has. */
  share: Range[] | null;
};

/**
 * The Noto families, whose packages are called as they are, with what is taken of each: all
 * parts, or the part that holds the letters of its script, since Latin is in Noto Sans.
 * @property weights of a family that has a file for each; the files of others hold all
 */
const NOTO = {
  'Noto Sans': {},
  'Noto Sans Arabic': {},
  'Noto Sans Hebrew': {},
  'Noto Sans JP': {},
  'Noto Sans KR': {},
  'Noto Sans SC': {},
  'Noto Sans TC': {},
  'Noto Sans Adlam': { part: 'adlam' },
  'Noto Sans Armenian': { part: 'armenian' },
  'Noto Sans Bengali': { part: 'bengali' },
  'Noto Sans Canadian Aboriginal': { part: 'canadian-aboriginal' },
  'Noto Sans Cherokee': { part: 'cherokee' },
  'Noto Sans Devanagari': { part: 'devanagari' },
  'Noto Sans Ethiopic': { part: 'ethiopic' },
  'Noto Sans Georgian': { part: 'georgian' },
  'Noto Sans Gujarati': { part: 'gujarati' },
  'Noto Sans Gurmukhi': { part: 'gurmukhi' },
  'Noto Sans Javanese': { part: 'javanese' },
  'Noto Sans Kannada': { part: 'kannada' },
  'Noto Sans Khmer': { part: 'khmer' },
  'Noto Sans Lao': { part: 'lao' },
  'Noto Sans Malayalam': { part: 'malayalam' },
  'Noto Sans Meetei Mayek': { part: 'meetei-mayek' },
  'Noto Sans Mongolian': { part: 'mongolian', weights: [400] },
  'Noto Sans Myanmar': { part: 'myanmar', weights: [400, 700] },
  'Noto Sans NKo': { part: 'nko', weights: [400] },
  'Noto Sans Ol Chiki': { part: 'ol-chiki' },
  'Noto Sans Oriya': { part: 'oriya' },
  'Noto Sans Sinhala': { part: 'sinhala' },
  'Noto Sans Syriac': { part: 'syriac' },
  'Noto Sans Tamil': { part: 'tamil' },
  'Noto Sans Telugu': { part: 'telugu' },
  'Noto Sans Thaana': { part: 'thaana' },
  'Noto Sans Thai': { part: 'thai' },
  'Noto Sans Tifinagh': { part: 'tifinagh', weights: [400] },
  'Noto Serif Tibetan': { part: 'tibetan' },
  'Noto Sans Symbols': { part: 'symbols' },
  'Noto Sans Symbols 2': { weights: [400] },
} as const satisfies Record<string, { part?: string; weights?: readonly number[] }>;

/** Every family that cards are set in, all under the Open Font License. */
export type Family = keyof typeof NOTO | 'Charis SIL' | 'Noto Sans Math';

const known = new Map<Family, FontFile[]>();

/** The files of a family. None is opened yet: a card needs few of some five hundred. */
export function filesOf(family: Family): FontFile[] {
  const files = known.get(family) ?? listFiles(family);
  known.set(family, files);
  return files;
}

function listFiles(family: Family): FontFile[] {
  if (family === 'Charis SIL') return [charis('400Regular', 400), charis('700Bold', 700)];
  return family === 'Noto Sans Math' ? [math()] : noto(family);
}

/** Opens a font file, and finds what it can really draw of its share. */
export function openFont({ path: file, share }: FontFile): { data: Buffer; has: Set<number> } {
  const data = readFileSync(file);
  const has = charactersOf(data);
  if (share === null) return { data, has };
  return { data, has: new Set([...has].filter((character) => isWithin(share, character))) };
}

export function isWithin(ranges: Range[], character: number): boolean {
  return ranges.some(([first, last]) => first <= character && character <= last);
}

/** Its signs of mathematics stand far from their neighbours: `C++` would have gaps. */
const CHARIS: Range[] = [
  [0, 0x2a],
  [0x2c, 0x3b],
  [0x3f, 0x10ffff],
];

function charis(file: string, weight: number): FontFile {
  const folder = folderOf('@expo-google-fonts/charis-sil');
  const font = path.join(folder, file, `CharisSIL_${file}.ttf`);
  return { family: 'Charis SIL', path: font, weight, share: CHARIS };
}

/** Its package says that it holds Latin letters alone, and has all that mathematics needs. */
function math(): FontFile {
  const folder = folderOf('@fontsource/noto-sans-math');
  const font = path.join(folder, 'files/noto-sans-math-latin-400-normal.woff2');
  return { family: 'Noto Sans Math', path: font, weight: 400, share: null };
}

/** Fontsource lists its parts in `unicode.json`, as `{"[0]": "U+25ee8,U+26020-26025", …}`. */
function noto(family: keyof typeof NOTO): FontFile[] {
  const name = family.toLowerCase().replaceAll(' ', '-');
  const taken: { part?: string; weights?: readonly number[] } = NOTO[family];
  const folder = folderOf(`@fontsource${taken.weights ? '' : '-variable'}/${name}`);
  const shares = JSON.parse(readFileSync(path.join(folder, 'unicode.json'), 'utf8')) as Record<
    string,
    string
  >;
  return Object.entries(shares).flatMap(([key, ranges]) => {
    const part = key.replace(/[[\]]/g, '');
    if (taken.part && taken.part !== part) return [];
    return (taken.weights ?? [null]).map((weight) => ({
      family,
      path: path.join(folder, 'files', `${name}-${part}-${weight ?? 'wght'}-normal.woff2`),
      weight,
      share: readRanges(ranges),
    }));
  });
}

function readRanges(ranges: string): Range[] {
  return ranges.split(',').map((range) => {
    const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

const require = createRequire(import.meta.url);

function folderOf(packageName: string): string {
  return path.dirname(require.resolve(/*turbopackIgnore: true*/ `${packageName}/package.json`));
}

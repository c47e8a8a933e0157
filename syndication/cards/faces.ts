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

/** Every family that cards are set in, all under the Open Font License. */
export type Family =
  | 'Charis SIL'
  | 'Noto Sans'
  | `Noto Sans ${'Arabic' | 'Hebrew' | 'JP' | 'KR' | 'SC' | 'TC' | 'Symbols 2'}`;

const FAMILIES: Record<Family, () => FontFile[]> = {
  'Charis SIL': () => [charis('400Regular', 400), charis('700Bold', 700)],
  'Noto Sans': () => parts('Noto Sans', 'noto-sans'),
  'Noto Sans Arabic': () => parts('Noto Sans Arabic', 'noto-sans-arabic'),
  'Noto Sans Hebrew': () => parts('Noto Sans Hebrew', 'noto-sans-hebrew'),
  'Noto Sans JP': () => parts('Noto Sans JP', 'noto-sans-jp'),
  'Noto Sans KR': () => parts('Noto Sans KR', 'noto-sans-kr'),
  'Noto Sans SC': () => parts('Noto Sans SC', 'noto-sans-sc'),
  'Noto Sans TC': () => parts('Noto Sans TC', 'noto-sans-tc'),
  'Noto Sans Symbols 2': symbols,
};

const known = new Map<Family, FontFile[]>();

/** The files of a family. None is opened yet: a card needs few of some five hundred. */
export function filesOf(family: Family): FontFile[] {
  const files = known.get(family) ?? FAMILIES[family]();
  known.set(family, files);
  return files;
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

function charis(file: string, weight: number): FontFile {
  const folder = folderOf('@expo-google-fonts/charis-sil');
  const font = path.join(folder, file, `CharisSIL_${file}.ttf`);
  return { family: 'Charis SIL', path: font, weight, share: null };
}

function symbols(): FontFile[] {
  return inParts('Noto Sans Symbols 2', '@fontsource/noto-sans-symbols-2', (part) => ({
    name: `noto-sans-symbols-2-${part}-400-normal.woff2`,
    weight: 400,
  }));
}

function parts(family: Family, name: string): FontFile[] {
  return inParts(family, `@fontsource-variable/${name}`, (part) => ({
    name: `${name}-${part}-wght-normal.woff2`,
    weight: null,
  }));
}

/** Fontsource lists its parts in `unicode.json`, as `{"[0]": "U+25ee8,U+26020-26025", …}`. */
function inParts(
  family: Family,
  packageName: string,
  fileFor: (part: string) => { name: string; weight: number | null },
): FontFile[] {
  const folder = folderOf(packageName);
  const shares = JSON.parse(readFileSync(path.join(folder, 'unicode.json'), 'utf8')) as Record<
    string,
    string
  >;
  return Object.entries(shares).map(([key, ranges]) => {
    const { name, weight } = fileFor(key.replace(/[[\]]/g, ''));
    return {
      family,
      path: path.join(folder, 'files', name),
      weight,
      share: readRanges(ranges),
    };
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

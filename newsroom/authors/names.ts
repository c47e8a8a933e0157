import { LRUCache } from 'lru-cache';

/** Letters that have no accent to take off, but are one letter to whoever types without. */
const PLAIN: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

/**
 * What is left of a name when spelling is put aside: two names with one key are one
 * person. Accents and capitals go, apostrophes too, other punctuation counts as a blank.
 * Only the accents of European scripts are taken off: in others, marks are letters.
 */
export function personKey(name: string): string {
  const known = keys.get(name) ?? keyOf(name);
  keys.set(name, known);
  return known;
}

/** Each name is compared with thousands of others. */
const keys = new LRUCache<string, string>({ max: 10_000 });

function keyOf(name: string): string {
  const key = name
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/g, '')
    .toLowerCase()
    .replace(/[łøđðħıþßæœ]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/['’ʼ`´]/g, '')
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim()
    .normalize('NFC');
  return key || name;
}

/** How many letters of a name have accents: of two spellings, the one with more is meant. */
export function accentsOf(name: string): number {
  const plain = name.normalize('NFD').match(/[\u0300-\u036F]/g)?.length ?? 0;
  return plain + (name.toLowerCase().match(/[łøđðħıþßæœ]/g)?.length ?? 0);
}

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

/** Ends of lists: `and` and semicolons stand in no name; commas and `&` do. */
const BETWEEN_PEOPLE = /\s*,?\s+and\s+|\s*[;；]\s*/i;
const PERHAPS_BETWEEN = /\s*[,，、]\s*|\s+&\s+/;

/** What follows a name behind a comma and is no name: `Martin Luther King, Jr.` */
const SUFFIX = /^(jr|sr|i{1,3}|iv|ph\.?d|m\.?d|msc|mba|esq|inc|ltd|llc|gmbh|ag|co|s\.?a)\.?$/i;

/**
 * The people whom a byline names. A byline that is somebody's whole name stays whole; else
 * it is split at `and` and semicolons, and at commas and `&` where that leaves names:
 * neither `Cloud & Heat` nor `Bryce, Jonathan` are two people.
 * @param isKnown whether there is an author of that name
 */
export function splitByline(byline: string, isKnown: (name: string) => boolean): string[] {
  if (isKnown(byline)) return [byline];
  const groups = partsOf(byline, BETWEEN_PEOPLE);
  return groups.flatMap((group) => {
    if (isKnown(group)) return [group];
    const names = rejoinSuffixes(partsOf(group, PERHAPS_BETWEEN));
    const areNames = names.every((name) => isKnown(name) || looksLikeName(name));
    return areNames || groups.length > 1 ? names : [group];
  });
}

function partsOf(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Two words, or one in a script that puts no blank into a name. */
function looksLikeName(name: string): boolean {
  return /\s/.test(name) || !/\p{Script=Latin}/u.test(name);
}

function rejoinSuffixes(names: string[]): string[] {
  const joined: string[] = [];
  for (const name of names) {
    const before = joined.pop();
    if (before === undefined) joined.push(name);
    else if (SUFFIX.test(name)) joined.push(`${before}, ${name}`);
    else joined.push(before, name);
  }
  return joined;
}

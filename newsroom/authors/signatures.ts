import { namesRole } from './role-words.ts';

/** One who signs a post, as the byline has it. */
export type Signature = {
  name: string;
  /** `ISRG Executive Director`; null where the byline names none. */
  role: string | null;
  /** What stands in brackets after the name. */
  organisation: string | null;
};

/** Ends of lists: `and` and semicolons stand in no name; commas and `&` do. */
const BETWEEN_PEOPLE = /\s*,?\s+and\s+|\s*[;；]\s*/i;
const COMMA = /\s*[,，、]\s*/;
const AMPERSAND = /\s+&\s+/;

/** What follows a name behind a comma and is no name: `Martin Luther King, Jr.` */
const SUFFIX = /^(jr|sr|i{1,3}|iv|ph\.?d|m\.?d|msc|mba|esq|inc|ltd|llc|gmbh|ag|co|s\.?a)\.?$/i;

const BRACKET = /\s*[(（]([^()（）]*)[)）]/g;

/**
 * The people whom a byline names. A byline that is somebody's whole name stays whole; else it is
 * split at `and`, semicolons and commas, and at `&` where that leaves names: `Cloud & Heat` is
 * nobody else, and `Bryce, Jonathan` is one person. A part behind a name that names a role
 * (role-words.ts) and nobody's name is that person's role; brackets hold an organisation.
 * @param isKnown whether there is an author of that name
 */
export function signaturesOf(byline: string, isKnown: (name: string) => boolean): Signature[] {
  if (isKnown(byline)) return [signature(byline)];
  const { text, restore } = hideBrackets(byline);
  const known = (part: string) => isKnown(restore(part));
  const all = partsOf(text, BETWEEN_PEOPLE);
  const groups = all.map((group) => {
    if (known(group)) return [group];
    const parts = withSuffixes(partsOf(group, COMMA));
    return all.length === 1 && isInverted(parts, known) ? [parts.join(', ')] : parts;
  });
  return withRoles(rejoinRoles(groups, known), known, groups.length > 1).map((one) =>
    withOrganisation(one, restore, isKnown),
  );
}

const signature = (name: string): Signature => ({ name, role: null, organisation: null });

/** Commas and `and` in brackets part nothing: each bracket becomes one sign. */
function hideBrackets(byline: string) {
  const brackets: string[] = [];
  const text = byline.replace(BRACKET, (bracket) => {
    brackets.push(bracket);
    return String.fromCodePoint(PRIVATE_USE + brackets.length - 1);
  });
  const restore = (part: string) =>
    part.replace(HIDDEN, (sign) => brackets[(sign.codePointAt(0) ?? 0) - PRIVATE_USE] ?? '');
  return { text, restore };
}

/** The first of Unicode's characters that mean nothing by themselves. */
const PRIVATE_USE = 0xf0000;
const HIDDEN = /[\u{F0000}-\u{FFFFD}]/gu;

function partsOf(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Puts `Jr.` and the like to the name before. */
function withSuffixes(parts: string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const before = joined.pop();
    if (before === undefined) joined.push(part);
    else if (SUFFIX.test(part)) joined.push(`${before}, ${part}`);
    else joined.push(before, part);
  }
  return joined;
}

/** `Bryce, Jonathan`: two words that are nobody's whole name. */
function isInverted(parts: string[], isKnown: (name: string) => boolean): boolean {
  return (
    parts.length === 2 &&
    parts.every((part) => !isKnown(part) && !namesRole(part) && !looksLikeName(part))
  );
}

/** `Director of Research and Development`: a single word after a role belongs to it. */
function rejoinRoles(groups: string[][], isKnown: (name: string) => boolean): string[][] {
  const joined: string[][] = [];
  for (const group of groups) {
    const before = joined.at(-1);
    const last = before?.at(-1);
    const [word = ''] = group;
    const continues =
      before !== undefined &&
      before.length > 1 &&
      last !== undefined &&
      namesRole(last) &&
      / of /i.test(last) &&
      group.length === 1 &&
      !isKnown(word) &&
      !looksLikeName(word);
    if (continues) before[before.length - 1] = `${last} and ${word}`;
    else joined.push([...group]);
  }
  return joined;
}

/** Two words, or one in a script that puts no blank into a name. */
function looksLikeName(name: string): boolean {
  return /\s/.test(name) || !/\p{Script=Latin}/u.test(name);
}

function withRoles(
  groups: string[][],
  isKnown: (name: string) => boolean,
  isList: boolean,
): Signature[] {
  return groups.flatMap((parts) => {
    const people: Signature[] = [];
    for (const part of parts) {
      const last = people.at(-1);
      if (last && namesRole(part) && !isKnown(part)) {
        last.role = last.role ? `${last.role}, ${part}` : part;
      } else if (last?.role && !isKnown(part) && !looksLikeName(part)) {
        // `Software Engineer, Facebook`: one word behind a role is where they have it.
        last.organisation = part;
      } else people.push(...membersOf(part, isKnown, isList).map(signature));
    }
    return people;
  });
}

/** `One Name & Another Name` are two; `Cloud & Heat` is one, unless it stands in a list. */
function membersOf(
  part: string,
  isKnown: (name: string) => boolean,
  isList: boolean,
): string[] {
  if (isKnown(part)) return [part];
  const names = partsOf(part, AMPERSAND);
  const areNames = names.every((name) => isKnown(name) || looksLikeName(name));
  return areNames || isList ? names : [part];
}

function withOrganisation(
  { name, role, organisation }: Signature,
  restore: (part: string) => string,
  isKnown: (name: string) => boolean,
): Signature {
  const whole = restore(name);
  const restored = {
    role: role && restore(role),
    organisation: organisation && restore(organisation),
  };
  const [bracket] = [...whole.matchAll(BRACKET)];
  const alone = whole.replace(BRACKET, '').trim();
  if (!bracket || isKnown(whole) || alone === '') return { name: whole, ...restored };
  return { name: alone, ...restored, organisation: bracket[1]?.trim() || null };
}

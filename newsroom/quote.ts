import type { Path } from './place.ts';

const QUOTED_CHARACTERS = 60;

// Zero-width joiners are left: emoji and several scripts need them.
const INVISIBLE =
  /[\p{Cc}\p{Zl}\p{Zp}\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** Quotes a value of a file for a message: on one line, shortened, with invisible characters named. */
export function quote(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return `“${value.toISOString()}”`;
  if (typeof value === 'object' && value !== null) return 'a group of fields';
  const text = visible(String(value));
  const characters = [...text];
  return characters.length > QUOTED_CHARACTERS
    ? `“${characters.slice(0, QUOTED_CHARACTERS).join('')}…”`
    : `“${text}”`;
}

/** Replaces each invisible character by its code point, for a message. */
export const visible = (text: string) => text.replace(INVISIBLE, codePoint);

/** Names a field as its author would: `seo.url`, `corrections[0].date`. */
export function nameOf(path: Path): string {
  const name = path.reduce<string>(
    (whole, part) =>
      typeof part === 'number' ? `${whole}[${part}]` : whole ? `${whole}.${part}` : part,
    '',
  );
  return `\`${name}\``;
}

function codePoint(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}}`;
}

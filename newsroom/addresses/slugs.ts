import kebabCase from 'lodash.kebabcase';

/** Of a file name's 255 bytes, what suffixes such as `.html` leave with room to spare. */
export const SLUG_BYTES = 200;

/** The slug of a label or a name. @param fallback for one without a letter or digit */
export function slugOf(name: string, fallback: string): string {
  return shorten(kebabCase(name.normalize('NFC')) || fallback);
}

/** The slug itself, or with the first number that makes it free: `name-2`, `name-3`. */
export function freeSlug(slug: string, isTaken: (slug: string) => boolean): string {
  let free = slug;
  for (let number = 2; isTaken(free); number += 1) free = `${slug}-${number}`;
  return free;
}

export function fits(slug: string): boolean {
  return bytes(slug) <= SLUG_BYTES;
}

/** As much of a slug as a file name has room for. */
export function shorten(slug: string): string {
  if (fits(slug)) return slug;
  let short = '';
  for (const character of slug) {
    if (bytes(short + character) > SLUG_BYTES) break;
    short += character;
  }
  return short;
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

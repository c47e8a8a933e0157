import { createHash } from 'node:crypto';
import { identity } from '#site/identity.ts';
import { palette } from './palette.ts';
import { revision } from './revision.ts';

/** What a page's picture for sharing says. Everything is plain text, as readers see it. */
export type Card = {
  /** At best 5 to 200 characters; a longer one is shortened at a word's end. */
  title: string;
  /** The line above the title: a category's label, or the name of a section. */
  kicker: string | null;
  /** Who signs, as on the page: `By Jonathan Bryce`. */
  byline: string | null;
  /** The day, as on the page: `June 3, 2025`. */
  date: string | null;
  /** BCP 47 tag of the title, where the post names one. */
  lang: string | null;
};

/**
 * The file name of a card: ASCII, and another one whenever the picture would look different,
 * since those who unfold links keep a picture by its address for up to a month.
 */
export function cardName({ title, kicker, byline, date, lang }: Card): string {
  return pictureName('card', [title, kicker, byline, date, lang]);
}

/** The name of a picture that is drawn from such data, by the design as it is now. */
export function pictureName(kind: string, data: readonly (string | number | null)[]): string {
  const drawnFrom = JSON.stringify([kind, ...data, identity.name, palette, revision]);
  return `${createHash('sha256').update(drawnFrom).digest('hex').slice(0, 20)}.jpg`;
}

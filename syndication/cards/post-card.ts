import { formatDate } from '#newsroom/dates.ts';
import type { Post } from '#newsroom/edition.ts';
import { identity } from '#site/identity.ts';
import type { Card } from './card.ts';

/** The card of a post: what its page says above the text. */
export function cardOfPost({ title, categories, authors, date, lang }: Post): Card {
  const names = new Intl.ListFormat(identity.language).format(authors.map(({ name }) => name));
  return {
    title,
    kicker: categories[0]?.label ?? null,
    byline: names === '' ? null : `By ${names}`,
    date: formatDate(date, identity.language),
    lang,
  };
}

import type { FetchedPage } from '../crawl.ts';
import type { Preview } from './link-readers.ts';
import { said } from './link-rules.ts';

/** What a page says of itself, as far as a reader looks at it. */
export function expectedPreview(page: FetchedPage, { author }: Preview): Preview {
  return comparable({
    title: said(page, 'og:title'),
    description: said(page, 'og:description'),
    picture: said(page, 'og:image'),
    ...(author !== undefined && { author: said(page, 'author') }),
  });
}

/**
 * A preview without what readers change by themselves: one makes typographic quotes, and two
 * take an `&amp;` that an editor typed for an ampersand.
 */
export function comparable(preview: Preview): Preview {
  return Object.fromEntries(
    Object.entries(preview).map(([field, text]) => [field, text && folded(text)]),
  ) as Preview;
}

function folded(text: string): string {
  return text
    .replace(/[“”″]/g, '"')
    .replace(/[‘’′]/g, "'")
    .replace(/&amp;?/g, '&');
}

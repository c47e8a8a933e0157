import type { FetchedPage } from '../crawl.ts';
import type { Preview } from './link-readers.ts';
import { said } from './link-rules.ts';

/** Where a reader cuts for itself whatever it is given, in UTF-16 code units. */
const CUTS: Readonly<Record<string, { title: number; description: number }>> = {
  summaly: { title: 100, description: 300 },
};

/**
 * What a reader is to make of a page: what the page says of itself, as far as the reader looks.
 * @param title of the post, whole, where the test knows it from elsewhere
 */
export function expectedPreview(
  page: FetchedPage,
  reader: string,
  { author }: Preview,
  title = said(page, 'og:title'),
): Preview {
  const cuts = CUTS[reader];
  return comparable({
    title: clipped(title, cuts?.title),
    description: clipped(said(page, 'og:description'), cuts?.description),
    picture: said(page, 'og:image'),
    ...(author !== undefined && { author: said(page, 'author') }),
  });
}

function clipped(text: string, length = Number.POSITIVE_INFINITY): string {
  const decoded = text.replace(/&amp;?/g, '&');
  return decoded.length > length ? `${decoded.slice(0, length)}...` : text;
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

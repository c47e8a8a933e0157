import type { FetchedPage } from '../crawl.ts';
import type { Preview } from './link-readers.ts';
import { said } from './link-rules.ts';

/** A preview with the quotes that an editor typed: one reader makes typographic ones of them. */
export function inStraightQuotes(preview: Preview): Preview {
  const { title, description } = preview;
  return { ...preview, title: straight(title), description: straight(description) };
}

/** What a page says of itself, as far as a reader looks at it. */
export function expectedPreview(page: FetchedPage, { author }: Preview): Preview {
  return inStraightQuotes({
    title: said(page, 'og:title'),
    description: said(page, 'og:description'),
    picture: said(page, 'og:image'),
    ...(author !== undefined && { author: said(page, 'author') }),
  });
}

function straight(text: string | null | undefined) {
  return text?.replace(/[“”″]/g, '"').replace(/[‘’′]/g, "'");
}

import type { APIRequestContext } from '@playwright/test';
import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** A page as a machine gets it: address, status, media type, text as served, and its tree. */
export type FetchedPage = {
  path: string;
  status: number;
  type: string;
  html: string;
  tree: Root;
};

/** What a worker has crawled, by origin: no site changes while the tests run. */
const crawled = new Map<string, Map<string, FetchedPage>>();

/**
 * Follows every link on this site, from the home page on, as a search engine would.
 * A redirect is not followed but kept with its status: no page should link to one.
 */
export async function crawl(
  request: APIRequestContext,
  origin = '',
): Promise<Map<string, FetchedPage>> {
  const known = crawled.get(origin);
  if (known) return known;
  const pages = new Map<string, FetchedPage>();
  const waiting = new Set(['/']);
  for (const path of waiting) {
    const page = await fetchPage(request, path, origin);
    pages.set(path, page);
    for (const href of linksOf(page)) waiting.add(href);
  }
  crawled.set(origin, pages);
  return pages;
}

/** Pages for people: feeds and other files are linked to as well. */
export function pagesOf(crawled: Map<string, FetchedPage>): FetchedPage[] {
  return [...crawled.values()].filter(({ type }) => type.startsWith('text/html'));
}

/** @param origin of another server than the one under test */
export async function fetchPage(
  request: APIRequestContext,
  path: string,
  origin = '',
): Promise<FetchedPage> {
  const response = await request.get(`${origin}${path}`, { maxRedirects: 0 });
  const html = await response.text();
  const type = response.headers()['content-type'] ?? '';
  const isPage = type.startsWith('text/html');
  return {
    path,
    status: response.status(),
    type,
    html,
    tree: isPage ? unified().use(rehypeParse).parse(html) : { type: 'root', children: [] },
  };
}

/** Elements of a page by tag name, in the order of the document. */
export function elements({ tree }: FetchedPage, ...names: string[]): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (element) => {
    if (names.includes(element.tagName)) found.push(element);
  });
  return found;
}

/** Paths on this site that a page links to, without fragments. */
function linksOf(page: FetchedPage): string[] {
  return elements(page, 'a').flatMap(({ properties }) => {
    const href = String(properties.href ?? '');
    if (!href.startsWith('/') || href.startsWith('//')) return [];
    return [href.replace(/#.*/s, '')];
  });
}

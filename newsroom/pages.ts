import { pageKinds } from '#site/page-kinds.ts';
import { machineRoutes, routes } from '#site/routes.ts';
import { groupBy } from './grouping.ts';
import type { Lists, Page } from './page.ts';
import { kinds } from './page-kinds.ts';

/** Every page, kind by kind; one that continues another page follows that one. */
export function pagesOf(lists: Lists): Page[] {
  const pages = Object.values(kinds).flatMap((kind) => kind.pages(lists));
  return [...groupBy(pages, ({ continues, path }) => continues ?? path).values()].flat();
}

/** Addresses of a page's own feeds, below its address. */
export function feedsOf({ kind, path }: Pick<Page, 'kind' | 'path'>): string[] {
  return 'hasFeeds' in pageKinds[kind] ? feedsBelow(path) : [];
}

const feedsBelow = (shelf: string) => [
  routes.rss(shelf),
  routes.atom(shelf),
  routes.jsonFeed(shelf),
];

const { sitemapPart: _, markdownSource: __, markdown: ___, ...forMachines } = machineRoutes;

/** Files of which a site has one each, all for machines. */
export const siteFiles: readonly string[] = [
  ...feedsBelow(''),
  ...Object.values(forMachines).map((address) => address()),
];

/** Every address at which an edition has a page, a feed or another file for machines. */
export function addressesOf(lists: Lists): Set<string> {
  const ofPages = pagesOf(lists).flatMap((page) => [
    page.path,
    ...feedsOf(page),
    ...(page.post ? [machineRoutes.markdown(page.post.slug)] : []),
  ]);
  return new Set([...ofPages, ...siteFiles]);
}

/**
 * One address of each kind, as routes of the app have them: rendering these loads all code that
 * a release needs.
 */
export function warmUpAddresses(lists: Lists): string[] {
  const ofPages = Object.values(kinds).flatMap(({ pages }) => {
    const [page] = pages(lists);
    if (!page) return [];
    const { path, post } = page;
    return [path, ...feedsOf(page), ...(post ? [machineRoutes.markdownSource(post.slug)] : [])];
  });
  return [...ofPages, ...siteFiles];
}

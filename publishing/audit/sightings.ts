import { gunzipSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { encodedPath, machineRoutes } from '#site/routes.ts';
import type { Sighting, Sightings } from './audit.ts';
import { readPage } from './page-contents.ts';
import { type Surface, surfaces } from './surfaces.ts';

/*
 * Where posts show, read from finished files as a reader or a machine reads them. Nothing here
 * knows how a page was made: the audit would else believe what it is to check.
 */

const SHELF = /^blog\/(category|author|archive)\/[^/]+/;

/** Posts that one file shows, by surface, as slugs; and the picture by which it wants to be shared. */
export type SeenIn = { seen: Partial<Record<Surface, string[]>>; card: string | null };

/**
 * Looks for posts in one public file of a release.
 * @param file path within its public files
 * @param origin of the site, as its files name it
 * @param tree what a parser has made of it, where it is a page
 */
export function seenIn(
  file: string,
  content: Buffer,
  origin: string,
  tree?: Tree.Document,
): SeenIn {
  const slugsOf = (addresses: string[]) =>
    addresses.flatMap((address) => slugAt(address, origin) ?? []);
  const text = () => content.toString('utf8');
  const only = (surface: Surface, addresses: string[]): SeenIn => ({
    seen: { [surface]: slugsOf(addresses) },
    card: null,
  });
  const address = addressOf(file);
  if (/^blog\/[^/]+\.html$/.test(file)) {
    const { isIndexed, isArticle, card, links } = readPage(tree ?? parse(text()));
    const itself = slugsOf([address]);
    const seen = {
      page: itself,
      ...(isIndexed && { index: itself }),
      ...(isArticle && { structuredData: itself }),
      related: slugsOf(links),
    };
    return { seen, card };
  }
  if (file.endsWith('.html')) {
    const { links, listed } = readPage(tree ?? parse(text()));
    return only(listSurface(file), [...links, ...listed]);
  }
  if (/^blog\/[^/]+\.md$/.test(file)) return only('markdown', [address.replace(/\.md$/, '')]);
  if (/(^|\/)(rss\.xml|atom\.xml|feed\.json)$/.test(file)) {
    const links = file.endsWith('.json') ? jsonItems(text()) : xmlItems(text());
    return only(SHELF.test(file) ? FEED_SURFACES[shelfKind(file)] : 'newsFeed', links);
  }
  if (file.startsWith('sitemaps/')) {
    const news = address === machineRoutes.sitemapPart('news');
    return only(news ? 'newsSitemap' : 'sitemap', locations(text()));
  }
  if (FRAGMENT.test(file)) return only('search', [searched(content)]);
  if (file === 'llms.txt') {
    const links = text().match(/\]\([^)\s]+\)/g) ?? [];
    return only(
      'llms',
      links.map((link) => link.slice(2, -1).replace(/\.md$/, '')),
    );
  }
  return { seen: {}, card: null };
}

const FRAGMENT = /^pagefind\/(.+\/)?fragment\//;

/**
 * All that was seen in a release.
 * @param files what was seen in each, by its path
 * @param has whether the release has a file
 */
export function sightingsOf(
  files: Iterable<readonly [string, SeenIn]>,
  has: (file: string) => boolean,
  origin: string,
): Sightings {
  const found = Object.fromEntries(
    Object.keys(surfaces).map((surface) => [surface, [] as Sighting[]]),
  ) as Record<Surface, Sighting[]>;
  for (const [file, { seen, card }] of files) {
    const address = addressOf(file);
    for (const [name, slugs] of Object.entries(seen)) {
      const surface = name as Surface;
      const place =
        PLACES[surface]?.() ?? (file.endsWith('.html') ? shelfOf(address) : address);
      for (const slug of slugs) found[surface].push({ place, slug });
    }
    if (card !== null && has(decodeURIComponent(new URL(card, origin).pathname).slice(1))) {
      for (const slug of seen.page ?? []) found.card.push({ place: address, slug });
    }
  }
  return found;
}

/** Surfaces that are one place, whichever of their files shows a post. */
const PLACES: Partial<Record<Surface, () => string>> = {
  sitemap: machineRoutes.sitemap,
  search: () => '/search',
};

/** Address of a file, in the form that `site/routes.ts` gives it. */
function addressOf(file: string): string {
  return `/${encodedPath(file.replace(/(^|\/)index\.html$|\.html$/, ''))}`;
}

/** A page that is no post's: a list of posts, or one that shows none. */
function listSurface(file: string): Surface {
  if (SHELF.test(file)) return SHELF_SURFACES[shelfKind(file)];
  return PAGE_SURFACES[file] ?? 'others';
}

const PAGE_SURFACES: Record<string, Surface> = { 'index.html': 'home', 'blog.html': 'news' };

type ShelfKind = 'category' | 'author' | 'archive';
const shelfKind = (file: string) => file.split('/')[1] as ShelfKind;
const SHELF_SURFACES = { category: 'category', author: 'author', archive: 'year' } as const;
const FEED_SURFACES = {
  category: 'categoryFeed',
  author: 'authorFeed',
  archive: 'newsFeed',
} as const;

/** `/blog/category/a/2025` continues `/blog/category/a`. */
const shelfOf = (address: string) => address.split('/').slice(0, 4).join('/');

/** The slug of the post that lies at an address, or null where none can. */
function slugAt(address: string, origin: string): string | null {
  if (!URL.canParse(address, origin)) return null;
  const url = new URL(address, origin);
  const [, slug] = /^\/blog\/([^/]+)$/.exec(url.pathname) ?? [];
  return url.origin === new URL(origin).origin && slug ? decodeURIComponent(slug) : null;
}

const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: (name) => ['item', 'entry', 'link', 'url'].includes(name),
});

type FeedLink = string | { href: string; rel?: string };

function xmlItems(text: string): string[] {
  const { rss, feed } = xml.parse(text);
  const items: { link?: FeedLink[] }[] = rss?.channel?.item ?? feed?.entry ?? [];
  return items.flatMap(({ link = [] }) =>
    link.flatMap((each) => {
      if (typeof each === 'string') return each;
      return each.rel === undefined || each.rel === 'alternate' ? each.href : [];
    }),
  );
}

function jsonItems(text: string): string[] {
  return JSON.parse(text).items.map(({ url }: { url: string }) => url);
}

function locations(text: string): string[] {
  return (xml.parse(text).urlset?.url ?? []).map(({ loc }: { loc: string }) => loc);
}

/** The address in a fragment of Pagefind's index: JSON behind a mark of its own. */
function searched(fragment: Buffer): string {
  const text = gunzipSync(fragment).toString();
  return JSON.parse(text.slice(text.indexOf('{'))).url;
}

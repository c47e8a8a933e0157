import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';
import { machineRoutes, routes } from '#site/routes.ts';
import type { Sighting, Sightings } from '#syndication/audit/audit.ts';
import type { Surface } from '#syndication/audit/surfaces.ts';
import { readPage } from './page-contents.ts';

/*
 * Where posts show, read from finished files as a reader or a machine reads them. Nothing here
 * knows how a page was made: the audit would else believe what it is to check.
 */

const SHELF = /^blog\/(category|author|archive)\/[^/]+/;

/**
 * Looks for posts in every public file of a release.
 * @param out folder of public files
 * @param origin of the site, as its files name it
 */
export async function sightingsIn(out: string, origin: string): Promise<Sightings> {
  const found: Record<Surface, Sighting[]> = {
    page: [],
    index: [],
    structuredData: [],
    card: [],
    markdown: [],
    home: [],
    news: [],
    related: [],
    year: [],
    category: [],
    author: [],
    newsFeed: [],
    categoryFeed: [],
    authorFeed: [],
    sitemap: [],
    newsSitemap: [],
    search: [],
    llms: [],
    others: [],
  };
  const see = (surface: Surface, place: string, slugs: (string | null)[]) => {
    for (const slug of slugs) if (slug !== null) found[surface].push({ place, slug });
  };
  const slugOf = (address: string) => slugAt(address, origin);

  const files = (await readdir(out, { recursive: true }))
    .map((file) => posix(file))
    .filter((file) => !/\.(br|gz)$/.test(file))
    .sort();
  for (const file of files) {
    const read = () => readFile(path.join(out, file), 'utf8');
    const address = addressOf(file);
    if (/^blog\/[^/]+\.html$/.test(file)) {
      const page = readPage(await read());
      const slug = slugOf(address);
      see('page', address, [slug]);
      if (page.isIndexed) see('index', address, [slug]);
      if (page.isArticle) see('structuredData', address, [slug]);
      if (isThere(page.card, out, origin)) see('card', address, [slug]);
      see('related', address, page.links.map(slugOf));
    } else if (file.endsWith('.html')) {
      const { links, listed } = readPage(await read());
      see(listSurface(file), shelfOf(address), [...links, ...listed].map(slugOf));
    } else if (/^blog\/[^/]+\.md$/.test(file)) {
      see('markdown', address, [slugOf(address.replace(/\.md$/, ''))]);
    } else if (/(^|\/)(rss\.xml|atom\.xml|feed\.json)$/.test(file)) {
      const links = file.endsWith('.json') ? jsonItems(await read()) : xmlItems(await read());
      see(
        SHELF.test(file) ? FEED_SURFACES[shelfKind(file)] : 'newsFeed',
        address,
        links.map(slugOf),
      );
    } else if (file.startsWith('sitemaps/')) {
      const news = address === machineRoutes.sitemapPart('news');
      const place = news ? address : machineRoutes.sitemap();
      see(news ? 'newsSitemap' : 'sitemap', place, locations(await read()).map(slugOf));
    } else if (/^pagefind\/fragment\//.test(file)) {
      see('search', routes.search(), [slugOf(searched(await readFile(path.join(out, file))))]);
    } else if (file === 'llms.txt') {
      const links = (await read()).match(/\]\([^)\s]+\)/g) ?? [];
      see(
        'llms',
        address,
        links.map((link) => slugOf(link.slice(2, -1).replace(/\.md$/, ''))),
      );
    }
  }
  return found;
}

/** Address of a file, in the form that `site/routes.ts` gives it. */
function addressOf(file: string): string {
  const parts = file.replace(/(^|\/)index\.html$|\.html$/, '').split('/');
  return `/${parts.map(encodeURIComponent).join('/')}`;
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

/** Whether the picture that a page names for sharing is among the files. */
function isThere(card: string | null, out: string, origin: string): boolean {
  return card !== null && existsSync(path.join(out, new URL(card, origin).pathname));
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

const posix = (file: string) => file.split(path.sep).join('/');

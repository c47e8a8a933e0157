import { MARKS } from '#site/own-addresses.ts';
import { kindsOfPage } from '#site/page-kinds.ts';
import { PAGE_POLICY, PICTURE_POLICY, policy } from '#site/policy.ts';
import { ASSET_FOLDERS } from './assets.ts';

/**
 * The headers of every public response, in one table. Our server and the configurations for
 * nginx, Caddy, Netlify and Cloudflare are all made from it. A later rule replaces what an
 * earlier one says of the same header.
 */
export type HeaderRule = { matches: Match; headers: Record<string, string> };

/**
 * Which addresses a rule is for, decoded; kept to what every host can express. An address is
 * one, whatever it holds. In a pattern `*` stands for one part, and nothing else stands for
 * anything: some hosts allow a hundred rules, not one for each feed.
 */
export type Match =
  | { every: true }
  | { folder: string }
  | { address: string }
  | { pattern: string };

/** The search runs WebAssembly, which browsers compile. */
const WEB_ASSEMBLY_POLICY = {
  ...PAGE_POLICY,
  'script-src': `${PAGE_POLICY['script-src']} 'wasm-unsafe-eval'`,
};

const EVERYWHERE = {
  'content-security-policy': policy(PAGE_POLICY),
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // A page may have changed with the next release; its ETag tells at the price of a 304.
  'cache-control': 'public, max-age=0, must-revalidate',
};

/** Embedded by other sites: link previews, feed readers, aggregators. */
const EMBEDDED = { 'cross-origin-resource-policy': 'cross-origin' };

/**
 * Feed readers that run in a browser fetch feeds from other sites. Where they know a feed already
 * they say so, which a browser asks for leave to do (OPTIONS).
 */
const READ_BY_SITES = {
  ...EMBEDDED,
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'If-None-Match, If-Modified-Since',
};

/** The methods that every address of a site knows, as the header `Allow` lists them. */
export const ALLOWED = 'GET, HEAD, OPTIONS';

const UNLISTED = { 'x-robots-tag': 'noindex' };

/** The name changes with the content. */
const IMMUTABLE = { 'cache-control': 'public, max-age=31536000, immutable' };

/**
 * Styles, scripts and fonts load nothing as what they are; opened by itself, such a file may not
 * either. The policy of pages would be most of their headers: a font is to come in the first ten
 * packets of a connection, headers included (docs/decisions/012).
 */
const ASSETS = {
  ...IMMUTABLE,
  'content-security-policy': policy({ 'default-src': "'none'", 'frame-ancestors': "'none'" }),
};

/** A picture of the content folder keeps its name when an editor replaces it. */
const PICTURE = {
  'cache-control': 'public, max-age=3600',
  ...EMBEDDED,
  'content-security-policy': PICTURE_POLICY,
};

/**
 * Which addresses are those of pictures: whole folders, as some hosts read a hundred rules; but
 * pages have none of their headers, and what lies beside pages is named one by one.
 */
function placesOf(pictures: string[]): Match[] {
  const isAmongPages = (folder: string) =>
    kindsOfPage.some(({ address }) => address.startsWith(`${folder}/`));
  const places = pictures.toSorted().map((address) => {
    const [folder = ''] = /^\/[^/]+(?=\/)/.exec(address) ?? [];
    return isAmongPages(folder) ? { address } : { folder };
  });
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

/**
 * @param pictures addresses of the content folder's, decoded
 * @param feeds addresses of the feeds, `*` for each category and author
 * @param unlisted addresses of files that search engines are to leave out, and that cannot say
 *   so; as `site/routes.ts` gives them
 */
export function headerRules(
  pictures: string[],
  feeds: string[],
  unlisted: string[],
): HeaderRule[] {
  return [
    { matches: { every: true }, headers: EVERYWHERE },
    ...ASSET_FOLDERS.map((folder) => ({
      matches: { folder: `/${folder}` },
      headers: ASSETS,
    })),
    { matches: { folder: '/cards' }, headers: { ...IMMUTABLE, ...EMBEDDED } },
    { matches: { folder: '/pictures' }, headers: { ...IMMUTABLE, ...EMBEDDED } },
    ...placesOf(pictures).map((matches) => ({ matches, headers: PICTURE })),
    ...MARKS.map((address) => ({ matches: { address }, headers: EMBEDDED })),
    ...feeds.map((pattern) => ({ matches: { pattern }, headers: READ_BY_SITES })),
    ...unlisted.map((address) => ({
      matches: { address: decodeURIComponent(address) },
      headers: UNLISTED,
    })),
    ...kindsOfPage
      .filter(({ runsWebAssembly }) => runsWebAssembly)
      .map(({ address }) => ({
        matches: { address },
        headers: { 'content-security-policy': policy(WEB_ASSEMBLY_POLICY) },
      })),
  ];
}

/**
 * Finds the headers for an address: all rules that match it, the later over the earlier.
 * Null stands for an address that leads nowhere: what is there some day is not to be kept
 * out by what a reader or a cache was told before.
 */
export function headerTable(
  rules: HeaderRule[],
): (address: string | null) => Record<string, string> {
  const table = rules.map(({ matches, headers }) => ({ test: tester(matches), headers }));
  return (address) =>
    Object.assign(
      {},
      ...table.filter(({ test }) => test(address)).map(({ headers }) => headers),
    );
}

function tester(matches: Match): (address: string | null) => boolean {
  if ('every' in matches) return () => true;
  if ('folder' in matches) return (address) => !!address?.startsWith(`${matches.folder}/`);
  if ('address' in matches) return (address) => address === matches.address;
  const expression = new RegExp(expressionOf(matches));
  return (address) => address !== null && expression.test(address);
}

/** A regular expression for the addresses of a rule. */
export function expressionOf(matches: Exclude<Match, { every: true }>): string {
  if ('folder' in matches) return `^${literally(matches.folder)}/`;
  if ('address' in matches) return `^${literally(matches.address)}$`;
  return `^${literally(matches.pattern).replaceAll('\\*', '[^/]+')}$`;
}

const literally = (text: string) => text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');

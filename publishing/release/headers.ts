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
 * The addresses that a rule applies to, decoded; limited to what every host can express. In a pattern
 * `*` stands for one part of the path, and no other character is special. Patterns exist because some
 * hosts allow a hundred rules, not one for each feed.
 */
export type Match =
  | { every: true }
  | { folder: string }
  | { address: string }
  | { pattern: string };

/** The search runs WebAssembly. */
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
  // A page may change with each release; while it has not, its ETag makes the response a 304.
  'cache-control': 'public, max-age=0, must-revalidate',
};

/** Embedded by other sites: link previews, feed readers, aggregators. */
const EMBEDDED = { 'cross-origin-resource-policy': 'cross-origin' };

/**
 * Feed readers that run in a browser fetch feeds from other sites. The browser asks first (OPTIONS)
 * whether they may make the request conditional.
 */
const READ_BY_SITES = {
  ...EMBEDDED,
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'If-None-Match, If-Modified-Since',
};

/** The methods of every address, for the header `Allow`. */
export const ALLOWED = 'GET, HEAD, OPTIONS';

const UNLISTED = { 'x-robots-tag': 'noindex' };

/** For files whose names change with their content. */
const IMMUTABLE = { 'cache-control': 'public, max-age=31536000, immutable' };

/**
 * Styles, scripts and fonts may load nothing when one is opened as a page. The policy of pages would be
 * most of their headers, and a font has to fit, headers included, into the first ten packets of a
 * connection (docs/decisions/012).
 */
const ASSETS = {
  ...IMMUTABLE,
  'content-security-policy': policy({ 'default-src': "'none'", 'frame-ancestors': "'none'" }),
};

/** A picture in the content folder keeps its name when an editor replaces it. */
const PICTURE = {
  'cache-control': 'public, max-age=3600',
  ...EMBEDDED,
  'content-security-policy': PICTURE_POLICY,
};

/**
 * The addresses of pictures: whole folders, since some hosts allow a hundred rules; but pictures in a
 * folder of pages one by one, since pages must not get their headers.
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
 * @param pictures addresses of pictures in the content folder, decoded
 * @param feeds addresses of feeds, with `*` for each category and author
 * @param unlisted addresses, as `site/routes.ts` gives them, of files that search engines must ignore
 *   and that have no place to say so
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
 * Returns a function that gives the headers for an address: those of all rules that match it, the later
 * over the earlier. Null stands for an address that is not found: it gets only headers of every address,
 * so that no cache keeps the answer.
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

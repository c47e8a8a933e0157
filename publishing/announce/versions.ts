import { encodedPath, routes } from '#site/routes.ts';
import { feedAddresses } from '#syndication/feeds/formats.ts';
import { pageOf } from '../release/addresses.ts';
import { expressionOf, headerTable } from '../release/headers.ts';
import { readManifest } from '../release/manifest.ts';
import { readServing } from '../release/serving.ts';
import type { Versions } from './changes.ts';

/**
 * The pages and feeds of a release. Unlisted posts, and other pages that search engines must ignore, are
 * not announced.
 * @param folder of a complete release
 */
export function versionsIn(folder: string): { pages: Versions; feeds: Versions } {
  const manifest = readManifest(folder);
  const { files } = manifest;
  const { headers } = readServing(folder, manifest);
  const headersOf = headerTable(headers);
  // A page has a tag for that, and its Markdown form a header.
  const isUnlisted = (page: string) => 'x-robots-tag' in headersOf(`${page}.md`);
  const isPublic = (page: string) =>
    page !== '/404' && page !== routes.search() && !isUnlisted(page);
  const patterns = feedAddresses().map((pattern) => new RegExp(expressionOf({ pattern })));
  const isFeed = (address: string) => patterns.some((pattern) => pattern.test(address));

  const pages = new Map<string, string | null>();
  const feeds = new Map<string, string>();
  for (const [file, { sha256 }] of Object.entries(files)) {
    const page = pageOf(file);
    const version = sha256.slice(0, 16);
    if (page !== null) pages.set(encodedPath(page), isPublic(page) ? version : null);
    else if (isFeed(`/${file}`)) feeds.set(encodedPath(`/${file}`), version);
  }
  return { pages, feeds };
}

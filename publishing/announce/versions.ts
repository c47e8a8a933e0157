import { encodedPath, routes } from '#site/routes.ts';
import { feedAddresses } from '#syndication/feeds/formats.ts';
import { pageOf } from '../release/addresses.ts';
import { expressionOf, headerTable } from '../release/headers.ts';
import { readManifest } from '../release/manifest.ts';
import { readServing } from '../release/serving.ts';
import type { Versions } from './changes.ts';

/**
 * The pages and feeds of a release. Machines are not told of unlisted posts and of other pages
 * that search engines are to leave out.
 * @param folder of a finished release
 */
export async function announcedBy(
  folder: string,
): Promise<{ pages: Versions; feeds: Versions }> {
  const manifest = await readManifest(folder);
  const { files } = manifest;
  const { headers } = readServing(folder, manifest);
  const headersOf = headerTable(headers);
  // A page says so itself, and headers say so for the Markdown next to it.
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

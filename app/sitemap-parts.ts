import { siteOrigin } from '#site/origin.ts';
import { published } from '#sources/published.ts';
import { type SitemapPart, sitemapParts } from '#syndication/sitemaps/parts.ts';
import { shownPictures } from './pictures.ts';

/** Headers of every sitemap. */
export const XML = { headers: { 'content-type': 'application/xml; charset=utf-8' } };

/** All sitemaps, with the pictures that each post's page shows. */
export async function siteMap(): Promise<SitemapPart[]> {
  const source = await published();
  return sitemapParts(source.edition, siteOrigin(), (post) => shownPictures(source, post));
}

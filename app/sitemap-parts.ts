import { siteOrigin } from '#site/origin.ts';
import { published } from '#sources/published.ts';
import type { Source } from '#sources/source.ts';
import { type SitemapPart, sitemapParts } from '#syndication/sitemaps/parts.ts';
import { shownPictures } from './pictures.ts';

/** Headers of every sitemap. */
export const XML = { headers: { 'content-type': 'application/xml; charset=utf-8' } };

/** All sitemaps, with the pictures that each post's page shows. */
export async function siteMap(): Promise<SitemapPart[]> {
  const source = await published();
  const known =
    parts.get(source) ??
    sitemapParts(source.edition, siteOrigin(), (post) => shownPictures(source, post));
  parts.set(source, known);
  return known;
}

/** Each part is asked for by itself, and is made with all others. */
const parts = new WeakMap<Source, SitemapPart[]>();

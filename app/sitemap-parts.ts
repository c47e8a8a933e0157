import type { Post } from '#newsroom/edition.ts';
import { siteOrigin } from '#site/origin.ts';
import { edition } from '#sources/published.ts';
import { type SitemapPart, sitemapParts } from '#syndication/sitemaps/parts.ts';
import { shownPictures } from './pictures.ts';

/** Headers of every sitemap. */
export const XML = { headers: { 'content-type': 'application/xml; charset=utf-8' } };

/** All sitemaps, with the pictures that each post's page shows. */
export async function siteMap(): Promise<SitemapPart[]> {
  const published = await edition();
  const pictures = new Map<Post, string[]>();
  for (const post of published.posts) pictures.set(post, await shownPictures(post));
  return sitemapParts(published, siteOrigin(), (post) => pictures.get(post) ?? []);
}

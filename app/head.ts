import type { Metadata } from 'next';
import { siteOrigin } from '#site/origin.ts';
import { metadataOf, type PageDescription } from '#syndication/metadata.ts';

/** A page's head, for Next: what syndication says of the page, on the site's own origin. */
export function headOf(page: PageDescription): Metadata {
  return metadataOf(page, siteOrigin());
}

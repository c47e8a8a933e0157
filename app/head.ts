import type { Metadata } from 'next';
import { siteOrigin } from '#site/origin.ts';
import { metadataOf } from '#syndication/metadata.ts';
import type { PageDescription } from '#syndication/page-descriptions.ts';
import { sharingPictureOf } from './sharing.ts';

/**
 * A page's head, for Next: what syndication says of the page, on the site's own origin.
 * @param shownAs the page whose picture for sharing it has, where that is another's
 */
export async function headOf(
  page: PageDescription,
  shownAs: { path: string } = page,
): Promise<Metadata> {
  return metadataOf(page, await sharingPictureOf(shownAs), siteOrigin());
}

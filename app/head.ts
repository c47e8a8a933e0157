import type { Metadata } from 'next';
import type { Page } from '#newsroom/page.ts';
import { siteOrigin } from '#site/origin.ts';
import { metadataOf } from '#syndication/metadata.ts';
import { describePage } from '#syndication/page-descriptions.ts';
import { sharingPictureOf } from './sharing.ts';

/** The head of a page, for Next: its description for machines, on the site's own origin. */
export async function headOf(page: Page): Promise<Metadata> {
  const picture = await sharingPictureOf({ path: page.continues ?? page.path });
  return metadataOf(describePage(page), picture, siteOrigin());
}

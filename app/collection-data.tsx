import type { Post } from '#newsroom/edition.ts';
import type { Page } from '#newsroom/page.ts';
import { collectionPage } from '#syndication/json-ld/pages.ts';
import { publication } from './publication.ts';
import { StructuredData } from './structured-data.tsx';

/** What a page that lists posts is, for machines. */
export function CollectionData({ page, posts }: { page: Page; posts: Post[] }) {
  return <StructuredData of={[collectionPage(page, posts, publication())]} />;
}

import type { ComponentProps, ReactNode } from 'react';
import { ListPage } from '#components/list-page.tsx';
import { PageTitle } from '#components/page-title.tsx';
import { collectionPage } from '#syndication/json-ld/pages.ts';
import type { PageDescription } from '#syndication/page-descriptions.ts';
import { publication } from './publication.ts';
import { StructuredData } from './structured-data.tsx';

type Props = Pick<ComponentProps<typeof ListPage>, 'posts' | 'children'> & {
  page: PageDescription;
  /** The title as people see it, where it is more than words. */
  title?: ReactNode;
};

/** A page that lists posts, for people and for search engines. */
export function Collection({ page, posts, title = page.title, children }: Props) {
  return (
    <>
      <StructuredData of={[collectionPage(page, posts, publication())]} />
      <ListPage path={page.path} head={<PageTitle title={title} />} posts={posts}>
        {children}
      </ListPage>
    </>
  );
}

import { ListPage } from '#components/list-page.tsx';
import { PageTitle } from '#components/page-title.tsx';
import { Section } from '#components/section.tsx';
import { ShelfLinks } from '#components/shelf-links.tsx';
import { Years } from '#components/years.tsx';
import { kinds } from '#newsroom/page-kinds.ts';
import type { Source } from '#sources/source.ts';
import { newest, yearLinks } from '../shelf-years.ts';

export function NewsView({ source }: { source: Source }) {
  const { posts, years, categories } = source.edition;
  const { path, title } = kinds.news.page(source.edition);
  return (
    <ListPage path={path} head={<PageTitle title={title} />} posts={newest(posts)}>
      {posts.length > 0 && (
        <>
          <Section id="years" title="By year">
            <Years years={yearLinks(years)} labelledBy="years" />
          </Section>
          <Section id="categories" title="By category">
            <ShelfLinks of={categories} />
          </Section>
        </>
      )}
    </ListPage>
  );
}

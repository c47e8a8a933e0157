import { CategoryLinks } from '#components/category-links.tsx';
import { ListPage } from '#components/list-page.tsx';
import { PageTitle } from '#components/page-title.tsx';
import { Section } from '#components/section.tsx';
import { Years } from '#components/years.tsx';
import { identity } from '#site/identity.ts';
import { routes } from '#site/routes.ts';
import { edition } from '#sources/published.ts';
import { headOf } from '../head.ts';
import { NEWEST, yearLinks } from '../shelf-years.ts';

export function generateMetadata() {
  const { description } = identity;
  return headOf({ path: routes.news(), title: 'News', description });
}

export default async function NewsPage() {
  const { posts, years, categories } = await edition();
  return (
    <ListPage
      path={routes.news()}
      head={<PageTitle title="News" />}
      posts={posts.slice(0, NEWEST)}
    >
      {posts.length > 0 && (
        <>
          <Section id="years" title="By year">
            <Years years={yearLinks(years)} labelledBy="years" />
          </Section>
          <Section id="categories" title="By category">
            <CategoryLinks of={categories} />
          </Section>
        </>
      )}
    </ListPage>
  );
}

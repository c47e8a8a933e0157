import { Section } from '#components/section.tsx';
import { ShelfLinks } from '#components/shelf-links.tsx';
import { Years } from '#components/years.tsx';
import { edition } from '#sources/published.ts';
import { describeNews } from '#syndication/page-descriptions.ts';
import { Collection } from '../collection.tsx';
import { headOf } from '../head.ts';
import { NEWEST, yearLinks } from '../shelf-years.ts';

export const generateMetadata = () => headOf(describeNews());

export default async function NewsPage() {
  const { posts, years, categories } = await edition();
  return (
    <Collection page={describeNews()} posts={posts.slice(0, NEWEST)}>
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
    </Collection>
  );
}

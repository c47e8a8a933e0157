import { Section } from '#components/section.tsx';
import { Years } from '#components/years.tsx';
import { edition } from '#sources/published.ts';
import { describeCategory } from '#syndication/page-descriptions.ts';
import { Collection } from '../../../collection.tsx';
import { shelfAt } from '../../../found.ts';
import { headOf } from '../../../head.ts';
import { categoryYearLinks, NEWEST } from '../../../shelf-years.ts';

export { categoryParams as generateStaticParams } from '../../../static-params.ts';

export const dynamicParams = false;

type Props = PageProps<'/blog/category/[category]'>;

export async function generateMetadata({ params }: Props) {
  const { of } = shelfAt((await edition()).categories, (await params).category);
  return headOf(describeCategory(of));
}

export default async function CategoryPage({ params }: Props) {
  const shelf = shelfAt((await edition()).categories, (await params).category);
  return (
    <Collection page={describeCategory(shelf.of)} posts={shelf.posts.slice(0, NEWEST)}>
      <Section id="years" title="By year">
        <Years years={categoryYearLinks(shelf)} labelledBy="years" />
      </Section>
    </Collection>
  );
}

import { Section } from '#components/section.tsx';
import { Years } from '#components/years.tsx';
import { edition } from '#sources/published.ts';
import { describeCategoryYear } from '#syndication/page-descriptions.ts';
import { Collection } from '../../../../collection.tsx';
import { shelfAt, yearAt } from '../../../../found.ts';
import { headOf } from '../../../../head.ts';
import { categoryYearLinks, yearsOf } from '../../../../shelf-years.ts';

export const dynamicParams = false;

type Props = PageProps<'/blog/category/[category]/[year]'>;

export async function generateStaticParams() {
  return (await edition()).categories.flatMap((shelf) =>
    yearsOf(shelf).map(({ of }) => ({ category: shelf.of.slug, year: String(of) })),
  );
}

export async function generateMetadata({ params }: Props) {
  const { category, year } = await params;
  const { of } = shelfAt((await edition()).categories, category);
  return headOf(describeCategoryYear(of, Number(year)), of);
}

export default async function CategoryYearPage({ params }: Props) {
  const { category, year } = await params;
  const shelf = shelfAt((await edition()).categories, category);
  const { of, posts } = yearAt(yearsOf(shelf), year);
  const title = (
    <>
      <a className="quiet-link" href={shelf.of.path}>
        {shelf.of.label}
      </a>{' '}
      in {of}
    </>
  );
  return (
    <Collection page={describeCategoryYear(shelf.of, of)} title={title} posts={posts}>
      <Section id="years" title="By year">
        <Years years={categoryYearLinks(shelf)} current={of} labelledBy="years" />
      </Section>
    </Collection>
  );
}

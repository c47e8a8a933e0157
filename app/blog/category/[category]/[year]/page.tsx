import { published } from '#sources/published.ts';
import { describeCategoryYear } from '#syndication/page-descriptions.ts';
import { CollectionData } from '../../../../collection-data.tsx';
import { shelfAt, yearAt } from '../../../../found.ts';
import { headOf } from '../../../../head.ts';
import { yearsOf } from '../../../../shelf-years.ts';
import { CategoryYearView } from '../../../../views/category-year.tsx';

export const dynamicParams = false;

type Props = PageProps<'/blog/category/[category]/[year]'>;

export async function generateStaticParams() {
  const { edition } = await published();
  return edition.categories.flatMap((shelf) =>
    yearsOf(shelf).map(({ of }) => ({ category: shelf.of.slug, year: String(of) })),
  );
}

export async function generateMetadata({ params }: Props) {
  const { edition } = await published();
  const { category, year } = await params;
  const shelf = shelfAt(edition.categories, category);
  return headOf(describeCategoryYear(shelf, Number(year)), shelf.of);
}

export default async function CategoryYearPage({ params }: Props) {
  const { edition } = await published();
  const at = await params;
  const category = shelfAt(edition.categories, at.category);
  const year = yearAt(yearsOf(category), at.year);
  return (
    <>
      <CollectionData page={describeCategoryYear(category, year.of)} posts={year.posts} />
      <CategoryYearView category={category} year={year} />
    </>
  );
}

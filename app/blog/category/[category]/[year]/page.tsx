import { kinds } from '#newsroom/page-kinds.ts';
import { published } from '#sources/published.ts';
import { CollectionData } from '../../../../collection-data.tsx';
import { shelfAt, yearAt } from '../../../../found.ts';
import { headOf } from '../../../../head.ts';
import { yearsOf } from '../../../../shelf-years.ts';
import { CategoryYearView } from '../../../../views/category-year.tsx';

export { categoryYearParams as generateStaticParams } from '../../../../static-params.ts';

export const dynamicParams = false;

type Props = PageProps<'/blog/category/[category]/[year]'>;

export async function generateMetadata({ params }: Props) {
  const { edition } = await published();
  const at = await params;
  const category = shelfAt(edition.categories, at.category);
  const year = yearAt(yearsOf(category), at.year);
  return headOf(kinds.categoryYear.page({ category, year }));
}

export default async function CategoryYearPage({ params }: Props) {
  const { edition } = await published();
  const at = await params;
  const category = shelfAt(edition.categories, at.category);
  const year = yearAt(yearsOf(category), at.year);
  return (
    <>
      <CollectionData page={kinds.categoryYear.page({ category, year })} posts={year.posts} />
      <CategoryYearView category={category} year={year} />
    </>
  );
}

import { kinds } from '#newsroom/page-kinds.ts';
import { published } from '#sources/published.ts';
import { CollectionData } from '../../../collection-data.tsx';
import { yearAt } from '../../../found.ts';
import { headOf } from '../../../head.ts';
import { YearView } from '../../../views/year.tsx';

export { yearParams as generateStaticParams } from '../../../static-params.ts';

export const dynamicParams = false;

type Props = PageProps<'/blog/archive/[year]'>;

export async function generateMetadata({ params }: Props) {
  const { edition } = await published();
  return headOf(kinds.year.page(yearAt(edition.years, (await params).year)));
}

export default async function YearPage({ params }: Props) {
  const source = await published();
  const shelf = yearAt(source.edition.years, (await params).year);
  return (
    <>
      <CollectionData page={kinds.year.page(shelf)} posts={shelf.posts} />
      <YearView source={source} shelf={shelf} />
    </>
  );
}

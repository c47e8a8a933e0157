import { published } from '#sources/published.ts';
import { describeYear } from '#syndication/page-descriptions.ts';
import { CollectionData } from '../../../collection-data.tsx';
import { yearAt } from '../../../found.ts';
import { headOf } from '../../../head.ts';
import { YearView } from '../../../views/year.tsx';

export const dynamicParams = false;

type Props = PageProps<'/blog/archive/[year]'>;

export async function generateStaticParams() {
  const { edition } = await published();
  return edition.years.map(({ of }) => ({ year: String(of) }));
}

export async function generateMetadata({ params }: Props) {
  return headOf(describeYear(Number((await params).year)));
}

export default async function YearPage({ params }: Props) {
  const source = await published();
  const shelf = yearAt(source.edition.years, (await params).year);
  return (
    <>
      <CollectionData page={describeYear(shelf.of)} posts={shelf.posts} />
      <YearView source={source} shelf={shelf} />
    </>
  );
}

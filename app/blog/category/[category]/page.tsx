import { kinds } from '#newsroom/page-kinds.ts';
import { published } from '#sources/published.ts';
import { CollectionData } from '../../../collection-data.tsx';
import { shelfAt } from '../../../found.ts';
import { headOf } from '../../../head.ts';
import { newest } from '../../../shelf-years.ts';
import { CategoryView } from '../../../views/category.tsx';

export { categoryParams as generateStaticParams } from '../../../static-params.ts';

export const dynamicParams = false;

type Props = PageProps<'/blog/category/[category]'>;

export async function generateMetadata({ params }: Props) {
  const { edition } = await published();
  return headOf(kinds.category.page(shelfAt(edition.categories, (await params).category)));
}

export default async function CategoryPage({ params }: Props) {
  const { edition } = await published();
  const shelf = shelfAt(edition.categories, (await params).category);
  return (
    <>
      <CollectionData page={kinds.category.page(shelf)} posts={newest(shelf.posts)} />
      <CategoryView shelf={shelf} />
    </>
  );
}

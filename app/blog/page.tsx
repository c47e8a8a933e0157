import { kinds } from '#newsroom/page-kinds.ts';
import { published } from '#sources/published.ts';
import { CollectionData } from '../collection-data.tsx';
import { headOf } from '../head.ts';
import { newest } from '../shelf-years.ts';
import { NewsView } from '../views/news.tsx';

export const generateMetadata = async () =>
  headOf(kinds.news.page((await published()).edition));

export default async function NewsPage() {
  const source = await published();
  return (
    <>
      <CollectionData
        page={kinds.news.page(source.edition)}
        posts={newest(source.edition.posts)}
      />
      <NewsView source={source} />
    </>
  );
}

import { published } from '#sources/published.ts';
import { describeNews } from '#syndication/page-descriptions.ts';
import { CollectionData } from '../collection-data.tsx';
import { headOf } from '../head.ts';
import { newest } from '../shelf-years.ts';
import { NewsView } from '../views/news.tsx';

export const generateMetadata = () => headOf(describeNews());

export default async function NewsPage() {
  const source = await published();
  return (
    <>
      <CollectionData page={describeNews()} posts={newest(source.edition.posts)} />
      <NewsView source={source} />
    </>
  );
}

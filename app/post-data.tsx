import type { Post } from '#newsroom/edition.ts';
import { absolute } from '#syndication/addresses.ts';
import { breadcrumbList, postTrail } from '#syndication/json-ld/breadcrumbs.ts';
import { newsArticle } from '#syndication/json-ld/news-article.ts';
import { publication } from './publication.ts';
import { plainPicturesOf } from './sharing.ts';
import { StructuredData } from './structured-data.tsx';

/** What a post is, for machines: all that Next's metadata has no words for. */
export async function PostData({ of: post }: { of: Post }) {
  const by = publication();
  const pictures = (await plainPicturesOf(post)).map((src) => absolute(src, by.origin));
  return (
    <>
      {/* Discord reads no other date. React moves it into the head. */}
      <meta property="og:pubdate" content={post.date} />
      <StructuredData
        of={[newsArticle(post, by, pictures), breadcrumbList(postTrail(post), by)]}
      />
    </>
  );
}

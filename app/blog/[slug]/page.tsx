import { Neighbours } from '#components/neighbours.tsx';
import { Page } from '#components/page.tsx';
import { PostArticle } from '#components/post-article.tsx';
import { Related } from '#components/related.tsx';
import { neighbours, relatedTo } from '#newsroom/related.ts';
import { bodyOf, edition } from '#sources/published.ts';
import { describePost } from '#syndication/page-descriptions.ts';
import { postAt } from '../../found.ts';
import { headOf } from '../../head.ts';
import { Island } from '../../island.tsx';
import { postPicture } from '../../pictures.ts';
import { PostData } from '../../post-data.tsx';

export { postParams as generateStaticParams } from '../../static-params.ts';

export const dynamicParams = false;

export async function generateMetadata({ params }: PageProps<'/blog/[slug]'>) {
  return headOf(describePost(postAt(await edition(), (await params).slug)));
}

export default async function PostPage({ params }: PageProps<'/blog/[slug]'>) {
  const published = await edition();
  const post = postAt(published, (await params).slug);
  const [body, picture] = await Promise.all([bodyOf(post), postPicture(post)]);
  return (
    <>
      <PostData of={post} />
      <Page path={post.path}>
        <PostArticle post={post} body={body} picture={picture} />
        <div className="post-end">
          <Neighbours {...neighbours(post, published)} />
          <Related posts={relatedTo(post, published)} />
        </div>
        <Island name="share-post" />
        {body.html.includes('<video-on-click') && <Island name="video-on-click" />}
      </Page>
    </>
  );
}

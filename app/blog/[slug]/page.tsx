import { Neighbours } from '#components/neighbours.tsx';
import { Page } from '#components/page.tsx';
import { PostArticle } from '#components/post-article.tsx';
import { Related } from '#components/related.tsx';
import { neighbours, relatedTo } from '#newsroom/related.ts';
import { bodyOf, edition } from '#sources/published.ts';
import { describePost } from '#syndication/metadata.ts';
import { postAt } from '../../found.ts';
import { headOf } from '../../head.ts';
import { Island } from '../../island.tsx';
import { postPicture } from '../../pictures.ts';

export const dynamicParams = false;

export async function generateStaticParams() {
  const { posts, unlisted } = await edition();
  return [...posts, ...unlisted].map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: PageProps<'/blog/[slug]'>) {
  const post = postAt(await edition(), (await params).slug);
  return headOf(describePost(post, await postPicture(post)));
}

export default async function PostPage({ params }: PageProps<'/blog/[slug]'>) {
  const published = await edition();
  const post = postAt(published, (await params).slug);
  const [body, picture] = await Promise.all([bodyOf(post), postPicture(post)]);
  return (
    <Page path={post.path}>
      <PostArticle post={post} body={body} picture={picture} />
      <div className="post-end">
        <Neighbours {...neighbours(post, published)} />
        <Related posts={relatedTo(post, published)} />
      </div>
      <Island name="share-post" />
      {body.html.includes('<video-on-click') && <Island name="video-on-click" />}
    </Page>
  );
}

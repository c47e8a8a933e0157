import { Page } from '#components/page.tsx';
import { Neighbours } from '#components/post/neighbours.tsx';
import { PostArticle } from '#components/post/post-article.tsx';
import { Related } from '#components/post/related.tsx';
import type { Post } from '#newsroom/edition.ts';
import { neighbours, relatedTo } from '#newsroom/related.ts';
import type { Source } from '#sources/source.ts';
import { Island } from '../island.tsx';
import { postPicture } from '../pictures.ts';
import { variantsOf } from '../variants.ts';

export async function PostView({ source, post }: { source: Source; post: Post }) {
  const body = await source.bodyOf(post, variantsOf);
  return (
    <Page path={post.path}>
      <PostArticle post={post} body={body} picture={postPicture(source, post)} />
      <div className="post-end">
        <Neighbours {...neighbours(post, source.edition)} />
        <Related posts={relatedTo(post, source.edition)} />
      </div>
      {body.html.includes('<video-on-click') && <Island name="video-on-click" />}
    </Page>
  );
}

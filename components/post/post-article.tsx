import type { Body } from '#newsroom/body.ts';
import type { Post } from '#newsroom/edition.ts';
import { writtenAs } from '../language.ts';
import { Picture, type Sized } from '../picture.tsx';
import { Corrections } from './corrections.tsx';
import { PostHead } from './post-head.tsx';
import { PostRail } from './post-rail.tsx';
import { Republication } from './republication.tsx';

type Props = { post: Post; body: Body; picture: Sized | null };

/** A whole post. */
export function PostArticle({ post, body, picture }: Props) {
  return (
    <article {...writtenAs(post)} className="stack-8 lg:stack-10">
      <PostHead post={post} body={body} />
      <div className="rail-grid rule-above pt-5">
        <PostRail post={post} body={body} />
        <div className="stack-8">
          <Corrections of={post} />
          <Republication of={post} />
          {picture && <Picture picture={picture} room="article" />}
          <div
            data-body
            // A script makes stops of the keyboard of what scrolls (islands/scrolling-boxes.ts).
            suppressHydrationWarning
            className="body prose"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when the post was compiled
            dangerouslySetInnerHTML={{ __html: body.html }}
          />
        </div>
      </div>
    </article>
  );
}

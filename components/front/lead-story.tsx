import type { Post } from '#newsroom/edition.ts';
import { Byline } from '../byline.tsx';
import { Picture, type Sized } from '../picture.tsx';
import { Kicker } from '../post/kicker.tsx';
import { StoryTitle } from '../story-title.tsx';
import { Summary } from './summary.tsx';

/** The story at the top of the home page. */
export function LeadStory({ post, picture }: { post: Post; picture: Sized | null }) {
  return (
    <article className="stack-4">
      {picture && <Picture picture={picture} room="front" />}
      <Kicker of={post.categories} />
      <StoryTitle post={post} level="h2" className="headline" />
      <Summary post={post} className="standfirst" />
      <Byline post={post} dated />
    </article>
  );
}

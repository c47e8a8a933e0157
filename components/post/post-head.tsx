import type { Body } from '#newsroom/body.ts';
import type { Post } from '#newsroom/edition.ts';
import { Kicker } from './kicker.tsx';
import { standfirstOf } from './standfirst.ts';

/** A post's categories, title and standfirst. */
export function PostHead({ post, body }: { post: Post; body: Body }) {
  const standfirst = standfirstOf(post, body);
  return (
    <header className="post-head stack-4">
      <Kicker of={post.categories} />
      <h1 className="headline">{post.title}</h1>
      {standfirst && <p className="standfirst">{standfirst}</p>}
    </header>
  );
}

import type { Post } from '#newsroom/edition.ts';
import { languageOf } from './language.ts';

/** What a post is about, in a list. */
export function Summary({ post }: { post: Post }) {
  if (!post.description) return null;
  return (
    <p className="summary" {...languageOf(post.lang)}>
      {post.description}
    </p>
  );
}

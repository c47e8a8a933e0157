import type { Post } from '#newsroom/edition.ts';
import { postWords } from '../language.ts';

type Props = { post: Post; className?: 'summary' | 'standfirst' };

/** What a post is about, in a list. */
export function Summary({ post, className = 'summary' }: Props) {
  // A post without text is described by its title, which stands above.
  if (post.description === post.title) return null;
  return (
    <p className={className} {...postWords(post)}>
      {post.description}
    </p>
  );
}

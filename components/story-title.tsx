import type { Post } from '#newsroom/edition.ts';
import { postWords } from './language.ts';

type Props = { post: Post; level?: 'h2' | 'h3'; className: string };

/** A post's title in a list, as the link to it. */
export function StoryTitle({ post, level: Heading = 'h3', className }: Props) {
  return (
    <Heading className={`story-title ${className}`} {...postWords(post)}>
      <a className="quiet-link" href={post.path}>
        {post.title}
      </a>
    </Heading>
  );
}

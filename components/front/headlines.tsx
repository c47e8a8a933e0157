import type { Post } from '#newsroom/edition.ts';
import { Byline } from '../byline.tsx';
import { StoryTitle } from '../story-title.tsx';

/** Titles with their dates: one below the other, or in columns where there is room. */
export function Headlines({ posts, columns = false }: { posts: Post[]; columns?: boolean }) {
  return (
    <ul className={columns ? 'columns' : 'headlines'}>
      {posts.map((post) => (
        <li key={post.path} className="stack-1.5">
          <StoryTitle post={post} className="text-item" />
          <Byline post={post} dated />
        </li>
      ))}
    </ul>
  );
}

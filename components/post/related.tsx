import type { Post } from '#newsroom/edition.ts';
import { Headlines } from '../front/headlines.tsx';
import { Section } from '../section.tsx';

/** What a reader of a post may want next. */
export function Related({ posts }: { posts: Post[] }) {
  if (posts.length === 0) return null;
  return (
    <Section id="related" title="Related">
      <Headlines posts={posts} columns />
    </Section>
  );
}

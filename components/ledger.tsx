import type { Post } from '#newsroom/edition.ts';
import { Byline } from './byline.tsx';
import { DateOf } from './date.tsx';
import { Summary } from './front/summary.tsx';
import { StoryTitle } from './story-title.tsx';

/** Posts one below the other, each with its date in the rail. */
export function Ledger({ posts }: { posts: Post[] }) {
  return (
    <ul className="ledger">
      {posts.map((post) => (
        <li key={post.path}>
          <article className="ledger-entry">
            <DateOf iso={post.date} />
            <div className="stack-2">
              <StoryTitle post={post} level="h2" className="text-title" />
              <Summary post={post} />
              <Byline post={post} />
            </div>
          </article>
        </li>
      ))}
    </ul>
  );
}

import type { Body } from '#newsroom/body.ts';
import type { Post } from '#newsroom/edition.ts';
import { DateOf } from '../date.tsx';
import { IslandSlot } from '../island-slot.tsx';
import { siteWords } from '../language.ts';
import { positionOf } from '../position.ts';
import { Contents } from './contents.tsx';

/** Beside a post's body: who wrote it, when, how long it takes, and the way through it. */
export function PostRail({ post, body }: { post: Post; body: Body }) {
  // The article has the post's language; these words are the site's.
  return (
    <div className="rail-sticky" {...siteWords(post)}>
      <div className="text-caption stack-3">
        {post.authors.length > 0 && (
          <ul className="stack-1.5" aria-label="Authors">
            {post.authors.map((author) => {
              const position = positionOf(author);
              return (
                <li key={author.path}>
                  <a className="semibold" href={author.path} rel="author">
                    {author.name}
                  </a>
                  {position && <span className="text-muted block">{position}</span>}
                </li>
              );
            })}
          </ul>
        )}
        <p className="text-muted">
          <DateOf iso={post.date} />
          {post.updated && (
            <span className="block">
              Updated <DateOf iso={post.updated} />
            </span>
          )}
          <span className="block">{post.readingMinutes} min read</span>
        </p>
        <IslandSlot element="share-post" />
      </div>
      <Contents of={body} post={post} />
    </div>
  );
}

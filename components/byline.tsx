import type { Post } from '#newsroom/edition.ts';
import { DateOf } from './date.tsx';
import { LinkList } from './link-list.tsx';

/** Who wrote a post in a list, and on request when. */
export function Byline({ post, dated = false }: { post: Post; dated?: boolean }) {
  const authors = post.authors.map(({ name, path }) => ({ label: name, path }));
  if (authors.length === 0 && !dated) return null;
  return (
    <p className="byline">
      {authors.length > 0 && (
        <>
          By <LinkList of={authors} />
        </>
      )}
      {authors.length > 0 && dated && ' · '}
      {dated && <DateOf iso={post.date} />}
    </p>
  );
}

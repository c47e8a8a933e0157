import type { Post } from '#newsroom/edition.ts';
import { DateOf } from '../date.tsx';
import { postWords } from '../language.ts';

type Props = { older: Post | null; newer: Post | null };

/** The way to the posts before and after this one. */
export function Neighbours({ older, newer }: Props) {
  if (!older && !newer) return null;
  return (
    <nav aria-label="Older and newer posts" className="neighbours">
      {older && <Neighbour post={older} label="Older" />}
      {newer && <Neighbour post={newer} label="Newer" />}
    </nav>
  );
}

function Neighbour({ post, label }: { post: Post; label: 'Older' | 'Newer' }) {
  return (
    <a
      className="neighbour quiet-link"
      href={post.path}
      rel={label === 'Older' ? 'prev' : 'next'}
    >
      <span className="byline">
        {label} · <DateOf iso={post.date} />
      </span>
      <span className="story-title text-item" {...postWords(post)}>
        {post.title}
      </span>
    </a>
  );
}

import type { Post } from '#newsroom/edition.ts';
import { siteWords } from '../language.ts';

/** Where a post stood first, if this site repeats it. */
export function Republication({ of: post }: { of: Post }) {
  if (!post.canonical) return null;
  return (
    <p className="text-muted text-note" {...siteWords(post)}>
      First published at <a href={post.canonical}>{new URL(post.canonical).host}</a>.
    </p>
  );
}

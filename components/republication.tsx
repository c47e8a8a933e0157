import type { Post } from '#newsroom/edition.ts';
import { identity } from '#site/identity.ts';
import { directionOf } from './language.ts';

/** Where a post stood first, if this site repeats it. */
export function Republication({ of: post }: { of: Post }) {
  if (!post.canonical) return null;
  return (
    <p
      className="text-muted text-note"
      lang={identity.language}
      dir={directionOf(identity.language)}
    >
      First published at <a href={post.canonical}>{new URL(post.canonical).host}</a>.
    </p>
  );
}

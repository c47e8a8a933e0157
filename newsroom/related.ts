import type { Edition, Post } from './edition.ts';

/** Listed posts that a reader of this one may want next, best first. */
export function relatedTo(_post: Post, _edition: Edition, _count = 3): Post[] {
  throw new Error('not written yet');
}

/** The listed posts just before and after this one in time; an unlisted post has none. */
export function neighbours(
  _post: Post,
  _edition: Edition,
): { older: Post | null; newer: Post | null } {
  throw new Error('not written yet');
}

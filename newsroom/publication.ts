import type { State } from './edition.ts';
import type { Manuscript } from './manuscript.ts';

/**
 * Who may read a post at an instant; nothing else decides. The first that applies counts:
 * draft, scheduled, unlisted, published.
 * @param instant ISO 8601; a post whose date is this very instant is out
 */
export function stateAt(
  post: Pick<Manuscript, 'addressed' | 'draft' | 'date' | 'hidePost'>,
  instant: string,
): State {
  if (post.draft || !post.addressed) return 'draft';
  // Asked this way round, a date or an instant that cannot be compared keeps the post back.
  const due = Date.parse(post.date) <= Date.parse(instant);
  if (!due) return 'scheduled';
  return post.hidePost ? 'unlisted' : 'published';
}

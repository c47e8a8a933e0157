import type { State } from './edition.ts';
import type { Manuscript } from './manuscript.ts';
import { compareDates } from './order.ts';

/**
 * Who may read a post at an instant; nothing else decides. The first that applies counts:
 * draft, expired, scheduled, unlisted, published.
 * @param instant ISO 8601; a post whose date is this very instant is out, and one that expires at
 *   this very instant is gone
 */
export function stateAt(
  post: Pick<Manuscript, 'draft' | 'date' | 'publishDate' | 'expiryDate' | 'hidePost'>,
  instant: string,
): State {
  if (post.draft) return 'draft';
  // Asked this way round, a date or an instant that cannot be compared keeps the post back.
  const lasts = post.expiryDate === null || Date.parse(post.expiryDate) > Date.parse(instant);
  if (!lasts) return 'expired';
  const due = Date.parse(publicFrom(post)) <= Date.parse(instant);
  if (!due) return 'scheduled';
  return post.hidePost ? 'unlisted' : 'published';
}

/** The first instant at which readers may open a post that nothing else holds back. */
export function publicFrom({
  date,
  publishDate,
}: Pick<Manuscript, 'date' | 'publishDate'>): string {
  return publishDate !== null && compareDates(publishDate, date) > 0 ? publishDate : date;
}

/**
 * The instants after `instant` at which a post becomes public or is gone: a release is due then.
 * @param instant ISO 8601
 */
export function changesOfState(
  post: Pick<Manuscript, 'draft' | 'date' | 'publishDate' | 'expiryDate'>,
  instant: string,
): string[] {
  if (post.draft) return [];
  return [publicFrom(post), post.expiryDate].filter(
    (date): date is string => date !== null && compareDates(date, instant) > 0,
  );
}

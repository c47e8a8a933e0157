import type { Post } from '#newsroom/edition.ts';
import { compareDates } from '#newsroom/order.ts';

/** When a post last changed for its readers: published, updated or corrected. */
export function modifiedAt({
  date,
  updated,
  corrections,
}: Pick<Post, 'date' | 'updated' | 'corrections'>): string {
  return [updated ?? date, ...corrections.map((correction) => correction.date)].reduce(
    later,
    date,
  );
}

/** The newest change among posts; null where there is no post. */
export function newestChange(posts: readonly Post[]): string | null {
  const [first, ...others] = posts.map(modifiedAt);
  return first === undefined ? null : others.reduce(later, first);
}

function later(a: string, b: string): string {
  return compareDates(a, b) < 0 ? b : a;
}

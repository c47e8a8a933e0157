import type { Edition, Post } from './edition.ts';

/**
 * How many posts make a volume that is closed. Each takes Pagefind some 4 ms when one of them
 * was edited; and each volume costs a reader who searches three small files more.
 */
const CLOSED_AT = 300;

/** A part of the index for searching. */
export type SearchVolume = {
  /** The last year that is in it; null for the volume that is still open. */
  until: number | null;
  posts: Post[];
};

/**
 * Parts the listed posts by whole years, so that an edit in a large archive has a part of it
 * indexed anew. A site with fewer posts has the open volume alone.
 * @returns the oldest first, the open one last
 */
export function searchVolumes({ years }: Pick<Edition, 'years'>): SearchVolume[] {
  const closed: SearchVolume[] = [];
  let posts: Post[] = [];
  const oldestFirst = years.toReversed();
  oldestFirst.forEach((year, at) => {
    posts = [...posts, ...year.posts];
    // The newest year grows, and stays open.
    if (posts.length < CLOSED_AT || at === oldestFirst.length - 1) return;
    closed.push({ until: year.of, posts });
    posts = [];
  });
  return [...closed, { until: null, posts }];
}

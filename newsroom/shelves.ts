import { yearOf } from './dates.ts';
import type { Post, Shelf } from './edition.ts';
import { groupBy } from './grouping.ts';

type Named = { slug: string };

/**
 * Puts listed posts onto the shelves of what they name, in the order of `all`. A shelf that
 * unlisted posts alone name is there, and empty: those posts link to its page.
 */
export function shelve<T extends Named>(
  all: T[],
  { posts, unlisted }: { posts: Post[]; unlisted: Post[] },
  namedBy: (post: Post) => Named[],
): Shelf<T>[] {
  const entries = posts.flatMap((post) => namedBy(post).map(({ slug }) => ({ slug, post })));
  const bySlug = groupBy(entries, ({ slug }) => slug);
  const linked = new Set(unlisted.flatMap((post) => namedBy(post).map(({ slug }) => slug)));
  return all
    .filter(({ slug }) => bySlug.has(slug) || linked.has(slug))
    .map((of) => ({ of, posts: (bySlug.get(of.slug) ?? []).map(({ post }) => post) }));
}

/**
 * Listed posts by year, the newest year first. At New Year the posts' order does not tell the
 * years' order: a later post may belong to the earlier year, by the offset of its author.
 */
export function byYear(posts: Post[]): Shelf<number>[] {
  const years =
    known.get(posts) ??
    [...groupBy(posts, ({ date }) => yearOf(date))]
      .map(([of, ofYear]) => ({ of, posts: ofYear }))
      .sort((a, b) => b.of - a.of);
  known.set(posts, years);
  return years;
}

/** The lists of an edition never change, and each page of a category's years needs all years. */
const known = new WeakMap<Post[], Shelf<number>[]>();

import type { Edition, Post, Shelf } from './edition.ts';
import { newestFirst } from './order.ts';

/** How far on a shelf one looks to either side: enough to choose from, whatever its size. */
const WINDOW = 40;
const SAME_AUTHOR = 1;
/** Days after which nearness in time is worth half. */
const HALF_LIFE = 180;
const DAY = 86_400_000;

/**
 * Listed posts that a reader of this one may want next, best first: those that share
 * categories (the rarer, the more that means) or authors, and are near in time. Costs the
 * same in a large archive as in a small one, since only neighbours on a shelf are looked at.
 */
export function relatedTo(post: Post, edition: Edition, count = 3): Post[] {
  const candidates = new Map<string, { other: Post; score: number }>();
  const add = (posts: Post[], weight: number) => {
    for (const other of around(post, posts)) {
      const score = candidates.get(other.file)?.score ?? 0;
      candidates.set(other.file, { other, score: score + weight });
    }
  };
  for (const { posts } of shelvesOf(post.categories, edition.categories)) {
    add(posts, Math.log2(1 + edition.posts.length / posts.length));
  }
  for (const { posts } of shelvesOf(post.authors, edition.authors)) add(posts, SAME_AUTHOR);
  add(edition.posts, 0);

  const published = Date.parse(post.date);
  return [...candidates.values()]
    .map(({ other, score }) => {
      const days = Math.abs(Date.parse(other.date) - published) / DAY;
      return { other, score: score + HALF_LIFE / (HALF_LIFE + days) };
    })
    .sort((a, b) => b.score - a.score || newestFirst(a.other, b.other))
    .slice(0, count)
    .map(({ other }) => other);
}

/** The listed posts just before and after this one in time; an unlisted post has none. */
export function neighbours(
  post: Post,
  { posts }: Edition,
): { older: Post | null; newer: Post | null } {
  if (post.state === 'unlisted') return { older: null, newer: null };
  const index = indexOf(post, posts);
  return { older: posts[index + 1] ?? null, newer: posts[index - 1] ?? null };
}

/** The shelves that a post names, in their own order. */
function shelvesOf<T extends { slug: string }>(named: T[], shelves: Shelf<T>[]): Shelf<T>[] {
  const places = placesOf(shelves);
  return [...new Set(named.flatMap(({ slug }) => places.get(slug) ?? []))]
    .sort((one, other) => one - other)
    .flatMap((place) => shelves[place] ?? [])
    .filter(({ posts }) => posts.length > 0);
}

/** Where each shelf stands; an edition's shelves are asked for thousands of times. */
function placesOf(shelves: readonly Shelf<{ slug: string }>[]): Map<string, number> {
  const known =
    places.get(shelves) ?? new Map(shelves.map(({ of }, place) => [of.slug, place]));
  places.set(shelves, known);
  return known;
}

const places = new WeakMap<readonly Shelf<{ slug: string }>[], Map<string, number>>();

/** The other posts next to a post's place on a shelf, whether it stands there or not. */
function around(post: Post, posts: Post[]): Post[] {
  const index = indexOf(post, posts);
  return posts
    .slice(Math.max(0, index - WINDOW), index + WINDOW + 1)
    .filter(({ file }) => file !== post.file);
}

/** Where a post stands among posts, newest first, or would stand (binary search). */
function indexOf(post: Post, posts: Post[]): number {
  let [low, high] = [0, posts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = posts[middle];
    if (other && newestFirst(other, post) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

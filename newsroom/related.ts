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
  const weights = new Map<Post, number>();
  const add = (posts: Post[], weight: number) => {
    const [from, to] = windowAround(post, posts);
    for (let at = from; at < to; at++) {
      const other = posts[at] as Post;
      if (other.file !== post.file) weights.set(other, (weights.get(other) ?? 0) + weight);
    }
  };
  for (const { posts } of shelvesOf(post.categories, edition.categories)) {
    add(posts, Math.log2(1 + edition.posts.length / posts.length));
  }
  for (const { posts } of shelvesOf(post.authors, edition.authors)) add(posts, SAME_AUTHOR);
  add(edition.posts, 0);

  const published = timeOf(post);
  const best: Scored[] = [];
  for (const [other, weight] of weights) {
    const days = Math.abs(timeOf(other) - published) / DAY;
    const scored = { other, score: weight + HALF_LIFE / (HALF_LIFE + days) };
    const last = best[count - 1];
    if (last && bestFirst(last, scored) < 0) continue;
    best.push(scored);
    best.sort(bestFirst);
    best.length = Math.min(best.length, count);
  }
  return best.map(({ other }) => other);
}

type Scored = { other: Post; score: number };

const bestFirst = (a: Scored, b: Scored): number =>
  b.score - a.score || newestFirst(a.other, b.other);

const times = new WeakMap<Post, number>();

/** When a post was published, in milliseconds; each is a candidate of a hundred others. */
function timeOf(post: Post): number {
  const known = times.get(post) ?? Date.parse(post.date);
  times.set(post, known);
  return known;
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

/** The part of a shelf around a post's place on it, whether it stands there or not. */
function windowAround(post: Post, posts: Post[]): [from: number, to: number] {
  const index = indexOf(post, posts);
  return [Math.max(0, index - WINDOW), Math.min(posts.length, index + WINDOW + 1)];
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

import { routes } from '#site/routes.ts';
import type { Edition } from './edition.ts';
import { byYear } from './shelves.ts';

/** Every address at which an edition has a page or a feed. */
export function pagesOf({
  posts,
  unlisted,
  categories,
  authors,
  years,
}: Pick<Edition, 'posts' | 'unlisted' | 'categories' | 'authors' | 'years'>): Set<string> {
  const shelves = ['', ...[...categories, ...authors].map(({ of }) => of.path)];
  return new Set([
    routes.home(),
    routes.news(),
    routes.subscribe(),
    ...[...posts, ...unlisted].flatMap(({ path }) => [path, `${path}.md`]),
    ...categories.flatMap(({ of, posts: filed }) => [
      of.path,
      ...byYear(filed).map((year) => routes.categoryYear(of.slug, year.of)),
    ]),
    ...authors.map(({ of }) => of.path),
    ...years.map(({ of }) => routes.year(of)),
    ...shelves.flatMap((shelf) => [
      routes.rss(shelf),
      routes.atom(shelf),
      routes.jsonFeed(shelf),
    ]),
  ]);
}

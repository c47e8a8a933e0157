import { machineRoutes, routes } from '#site/routes.ts';
import type { Edition } from '../edition.ts';
import { byYear } from '../shelves.ts';

/** Every address at which an edition has a page, a feed or another file for machines. */
export function pagesOf({
  posts,
  unlisted,
  categories,
  authors,
  years,
}: Pick<Edition, 'posts' | 'unlisted' | 'categories' | 'authors' | 'years'>): Set<string> {
  const { sitemapPart: _, markdownSource: __, markdown, ...files } = machineRoutes;
  const shelves = ['', ...[...categories, ...authors].map(({ of }) => of.path)];
  return new Set([
    routes.home(),
    routes.news(),
    routes.subscribe(),
    ...Object.values(files).map((address) => address()),
    routes.search(),
    ...[...posts, ...unlisted].flatMap(({ path, slug }) => [path, markdown(slug)]),
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

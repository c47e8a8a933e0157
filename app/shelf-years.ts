import type { YearLink } from '#components/years.tsx';
import type { Category, Post, Shelf } from '#newsroom/edition.ts';
import { byYear } from '#newsroom/shelves.ts';
import { routes } from '#site/routes.ts';

/** How many posts a list shows before it leads on to years. */
const NEWEST = 20;

/** @param posts newest first */
export const newest = (posts: Post[]): Post[] => posts.slice(0, NEWEST);

/** The posts of one category by year, newest first. */
export const yearsOf = ({ posts }: Shelf<Category>): Shelf<number>[] => byYear(posts);

export function yearLinks(years: Shelf<number>[]): YearLink[] {
  return years.map(({ of, posts }) => ({
    year: of,
    href: routes.year(of),
    count: posts.length,
  }));
}

export function categoryYearLinks(shelf: Shelf<Category>): YearLink[] {
  return yearsOf(shelf).map(({ of, posts }) => ({
    year: of,
    href: routes.categoryYear(shelf.of.slug, of),
    count: posts.length,
  }));
}

/** As the pages of years have them: a new post leaves those of other years as they are. */
export function uncounted(links: YearLink[]): YearLink[] {
  return links.map(({ count: _, ...link }) => link);
}

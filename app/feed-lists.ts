import type { FeedList } from '#components/feeds.tsx';
import type { Edition } from '#newsroom/edition.ts';
import { feedFormats } from '#syndication/feeds/formats.ts';

/** The feeds that people are offered: all news, and each category that has news. */
export function feedLists({ categories }: Pick<Edition, 'categories'>): FeedList[] {
  const shelves = categories
    .filter(({ posts }) => posts.length > 0)
    .map(({ of: { label, path } }) => ({ label, path }));
  return [{ label: 'All news', path: '' }, ...shelves].map(({ label, path }) => ({
    label,
    formats: Object.values(feedFormats).map(({ name, type, address }) => ({
      name,
      type,
      href: address(path),
    })),
  }));
}

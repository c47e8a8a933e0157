import type { Edition, Post } from '#newsroom/edition.ts';
import type { Page } from '#newsroom/page.ts';
import { identity } from '#site/identity.ts';
import { routes } from '#site/routes.ts';
import { newestChange } from '../modified.ts';
import { plain } from '../text.ts';
import type { EntryOf, FeedEntry } from './entry.ts';

/** How many posts a feed holds: the newest. */
export const FEED_LENGTH = 50;

/** What a feed is about, before the texts of its posts have been read. */
export type FeedOutline = {
  title: string;
  description: string;
  /** Address under which the feed's own lies: empty, or that of a category or an author. */
  shelf: string;
  /** Path of the page that shows the same to people. */
  page: string;
  /** Newest first. */
  posts: Post[];
  /** What stands for the time of change of a feed without posts. */
  instant: string;
};

/** A feed in full, whatever format it will be written in. */
export type Feed = Omit<FeedOutline, 'posts'> & {
  origin: string;
  /** Path of the site's square mark. */
  logo: string;
  /** URL of the WebSub hub that tells subscribers of changes; null: there is none. */
  hub: string | null;
  /** The newest change of its posts: never the time at which it was built. */
  updated: string;
  entries: FeedEntry[];
};

/** What a feed is called, and where it lies: enough to announce it. */
export type FeedName = Pick<FeedOutline, 'title' | 'shelf'>;

/** The name of the feed with all news. */
export const newsFeedName: FeedName = { title: identity.name, shelf: '' };

/** The name of the feed of a category or an author. */
export function shelfFeedName(path: string, name: string): FeedName {
  return { title: `${plain(name)} — ${identity.name}`, shelf: path };
}

/** All news. */
export function newsFeed({ posts, instant }: Edition): FeedOutline {
  return {
    ...newsFeedName,
    description: identity.description,
    page: routes.news(),
    posts: posts.slice(0, FEED_LENGTH),
    instant,
  };
}

/** The feed of a category or an author. @param instant see `FeedOutline` */
export function shelfFeed(
  { shelf, name, description, posts }: NonNullable<Page['feed']>,
  instant: string,
): FeedOutline {
  return {
    ...shelfFeedName(shelf, name),
    description: plain(description),
    page: shelf,
    posts: posts.slice(0, FEED_LENGTH),
    instant,
  };
}

/** Fills an outline with the texts of its posts. */
export async function fillFeed(
  { posts, ...outline }: FeedOutline,
  { origin, logo, hub }: Pick<Feed, 'origin' | 'logo' | 'hub'>,
  entryOf: EntryOf,
): Promise<Feed> {
  const entries = await Promise.all(posts.map(entryOf));
  const updated = newestChange(posts) ?? outline.instant;
  return { ...outline, origin, logo, hub, entries, updated };
}

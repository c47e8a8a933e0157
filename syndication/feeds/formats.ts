import { addressOfPage, kindsOfPage } from '#site/page-kinds.ts';
import { routes } from '#site/routes.ts';
import { writeAtom } from './atom.ts';
import type { Feed, FeedName } from './feed.ts';
import { writeJsonFeed } from './json-feed.ts';
import { writeRss } from './rss.ts';

type Format = {
  name: string;
  /** Under which pages announce it, and readers look for it. */
  type: string;
  /** Under which it is served: every host knows it by the file's ending, and browsers show it. */
  contentType: string;
  /** @param shelf as in `FeedOutline` */
  address: (shelf: string) => string;
  write: (feed: Feed) => string;
};

/** The formats in which each feed is written, the most widely read first. */
export const feedFormats = {
  rss: {
    name: 'RSS',
    type: 'application/rss+xml',
    contentType: 'application/xml; charset=utf-8',
    address: routes.rss,
    write: writeRss,
  },
  atom: {
    name: 'Atom',
    type: 'application/atom+xml',
    contentType: 'application/xml; charset=utf-8',
    address: routes.atom,
    write: writeAtom,
  },
  json: {
    name: 'JSON Feed',
    type: 'application/feed+json',
    contentType: 'application/json; charset=utf-8',
    address: routes.jsonFeed,
    write: writeJsonFeed,
  },
} as const satisfies Record<string, Format>;

export type FeedFormat = keyof typeof feedFormats;
export type FeedType = (typeof feedFormats)[FeedFormat]['type'];

/** The addresses of all feeds; `*` stands for any category or author. */
export function feedAddresses(): string[] {
  const shelves = kindsOfPage
    .filter(({ hasFeeds }) => hasFeeds)
    .map(({ name }) => addressOfPage(name, '*'));
  return ['', ...shelves].flatMap((shelf) =>
    Object.values(feedFormats).map(({ address }) => address(shelf)),
  );
}

/** The links by which a page announces its feeds: `<link rel="alternate" …>`. */
export function feedLinks({
  title,
  shelf,
}: FeedName): { type: FeedType; title: string; href: string }[] {
  return Object.values(feedFormats).map(({ name, type, address }) => ({
    type,
    title: `${title} (${name})`,
    href: address(shelf),
  }));
}

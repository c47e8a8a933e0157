import { routes } from '#site/routes.ts';
import { writeAtom } from './atom.ts';
import type { Feed, FeedOutline } from './feed.ts';
import { writeJsonFeed } from './json-feed.ts';
import { writeRss } from './rss.ts';

type Format = {
  name: string;
  /** Under which pages announce it, and readers look for it. */
  type: string;
  /** Under which it is served: browsers show what they can lay out. */
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
    contentType: 'application/feed+json; charset=utf-8',
    address: routes.jsonFeed,
    write: writeJsonFeed,
  },
} as const satisfies Record<string, Format>;

export type FeedFormat = keyof typeof feedFormats;

/** The links by which a page announces its feeds: `<link rel="alternate" …>`. */
export function feedLinks({
  title,
  shelf,
}: Pick<FeedOutline, 'title' | 'shelf'>): { type: string; title: string; href: string }[] {
  return Object.values(feedFormats).map(({ name, type, address }) => ({
    type,
    title: `${title} (${name})`,
    href: address(shelf),
  }));
}

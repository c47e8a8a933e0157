import { identity } from '#site/identity.ts';
import { routes } from '#site/routes.ts';
import { absolute } from '../addresses.ts';
import { plain } from '../text.ts';
import type { FeedEntry } from './entry.ts';
import type { Feed } from './feed.ts';

/** JSON Feed 1.1. */
export function writeJsonFeed(feed: Feed): string {
  const { origin, title, description, shelf, page, entries } = feed;
  return JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title,
      description,
      home_page_url: absolute(page, origin),
      feed_url: absolute(routes.jsonFeed(shelf), origin),
      icon: absolute(feed.logo, origin),
      language: identity.language,
      ...(feed.hub && { hubs: [{ type: 'WebSub', url: feed.hub }] }),
      items: entries.map((entry) => itemOf(entry, origin)),
    },
    null,
    2,
  );
}

function itemOf(entry: FeedEntry, origin: string) {
  const { post, id, url, title, summary, html, preview, lang, modified } = entry;
  return {
    id,
    url,
    title,
    summary,
    content_html: html,
    ...(preview && { image: preview.url }),
    date_published: post.date,
    date_modified: modified,
    authors: post.authors.map(({ name, path }) => ({
      name: plain(name),
      url: absolute(path, origin),
    })),
    tags: post.categories.map(({ label }) => plain(label)),
    ...(lang && { language: lang }),
  };
}

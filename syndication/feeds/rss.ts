import { identity } from '#site/identity.ts';
import { machineRoutes, routes } from '#site/routes.ts';
import { absolute } from '../addresses.ts';
import { textAsHtml } from '../content/feed-html.ts';
import { plain } from '../text.ts';
import { writeXml, type Xml } from '../xml.ts';
import type { FeedEntry } from './entry.ts';
import type { Feed } from './feed.ts';
import { entryForPeople, headForPeople } from './for-people.ts';
import { pictureInMedia } from './media.ts';

/** RSS 2.0, with whole texts, and with authors as names: its own element wants mailboxes. */
export function writeRss(feed: Feed): string {
  const { origin, title, shelf, page, entries } = feed;
  const self = absolute(routes.rss(shelf), origin);
  const home = absolute(page, origin);
  const rss = {
    '@version': '2.0',
    '@xml:lang': identity.language,
    '@xmlns:atom': 'http://www.w3.org/2005/Atom',
    '@xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
    '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    '@xmlns:media': 'http://search.yahoo.com/mrss/',
    '@xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
    channel: {
      title,
      link: home,
      description: feed.description,
      language: identity.language,
      lastBuildDate: rfc822(feed.updated),
      image: { url: absolute(feed.logo, origin), title, link: home },
      'atom:link': [
        { '@rel': 'self', '@type': 'application/rss+xml', '@href': self },
        ...(feed.hub ? [{ '@rel': 'hub', '@href': feed.hub }] : []),
      ],
      ...headForPeople(feed, self),
      item: entries.map(item),
    },
  };
  return writeXml({ rss }, machineRoutes.feedStylesheet());
}

function item(entry: FeedEntry): Xml {
  const { post, id, url, title, summary, html, picture, preview, lang, modified } = entry;
  return {
    '@xml:lang': lang ?? undefined,
    title,
    link: url,
    guid: { '@isPermaLink': id === url, '#text': id },
    pubDate: rfc822(post.date),
    'atom:updated': modified,
    'dc:creator': post.authors.map(({ name }) => plain(name)),
    'dc:language': lang || undefined,
    category: post.categories.map(({ label }) => plain(label)),
    ...entryForPeople(entry),
    // Here readers expect HTML, unlike in a title.
    description: textAsHtml(summary),
    'content:encoded': html,
    enclosure: picture
      ? { '@url': picture.url, '@type': picture.type, '@length': picture.bytes ?? 0 }
      : undefined,
    'media:content': preview ? pictureInMedia(preview) : undefined,
  };
}

/** A date as RSS has it, in the offset of its author: `Fri, 06 Sep 2013 22:02:41 -0400`. */
function rfc822(date: string): string {
  const [zone] = /[+-]\d\d:\d\d$/.exec(date) ?? [];
  if (!zone) return new Date(date).toUTCString();
  const written = new Date(date.replace(zone, 'Z')).toUTCString();
  return written.replace('GMT', zone.replace(':', ''));
}

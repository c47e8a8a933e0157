import type { Post } from '#newsroom/edition.ts';
import { identity } from '#site/identity.ts';
import { machineRoutes, routes } from '#site/routes.ts';
import { absolute, webAddress } from '../addresses.ts';
import { plain } from '../text.ts';
import { writeXml, type Xml } from '../xml.ts';
import type { FeedEntry } from './entry.ts';
import type { Feed } from './feed.ts';
import { entryForPeople, headForPeople } from './for-people.ts';
import { pictureInMedia } from './media.ts';

/** Atom 1.0 (RFC 4287). */
export function writeAtom(feed: Feed): string {
  const { origin, title, shelf, page, entries } = feed;
  const self = absolute(routes.atom(shelf), origin);
  const atom = {
    '@xml:lang': identity.language,
    '@xmlns': 'http://www.w3.org/2005/Atom',
    '@xmlns:media': 'http://search.yahoo.com/mrss/',
    '@xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
    id: self,
    title,
    subtitle: feed.description,
    updated: feed.updated,
    icon: absolute(feed.logo, origin),
    link: [
      { '@rel': 'alternate', '@type': 'text/html', '@href': absolute(page, origin) },
      { '@rel': 'self', '@type': 'application/atom+xml', '@href': self },
      ...(feed.hub ? [{ '@rel': 'hub', '@href': feed.hub }] : []),
    ],
    ...headForPeople(feed, self),
    entry: entries.map((entry) => entryOf(entry, origin)),
  };
  return writeXml({ feed: atom }, machineRoutes.feedStylesheet());
}

function entryOf(entry: FeedEntry, origin: string): Xml {
  const { post, id, url, title, summary, html, picture, preview, lang, modified } = entry;
  return {
    '@xml:lang': lang ?? undefined,
    title,
    // Atom wants a whole address; a post whose `seo.url` is none goes by its own.
    id: webAddress(id) ?? url,
    published: post.date,
    updated: modified,
    link: [
      { '@rel': 'alternate', '@type': 'text/html', '@href': url },
      ...(picture
        ? [
            {
              '@rel': 'enclosure',
              '@type': picture.type,
              '@length': picture.bytes ?? undefined,
              '@href': picture.url,
            },
          ]
        : []),
    ],
    author: authorsOf(post, origin),
    category: post.categories.map(({ label }) => ({ '@term': plain(label) })),
    ...entryForPeople(entry),
    summary,
    content: { '@type': 'html', '#text': html },
    'media:content': preview ? pictureInMedia(preview) : undefined,
  };
}

/** An entry needs one; what nobody signs, the publisher does. */
function authorsOf({ authors }: Post, origin: string): Xml[] {
  if (authors.length === 0) {
    return [{ name: identity.name, uri: absolute(routes.home(), origin) }];
  }
  return authors.map(({ name, path }) => ({ name: plain(name), uri: absolute(path, origin) }));
}

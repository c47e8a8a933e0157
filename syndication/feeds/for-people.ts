import { formatDate } from '#newsroom/dates.ts';
import { identity } from '#site/identity.ts';
import { routes } from '#site/routes.ts';
import { absolute } from '../addresses.ts';
import type { Xml } from '../xml.ts';
import type { FeedEntry } from './entry.ts';
import type { Feed } from './feed.ts';

/*
 * What a person sees who opens a feed in a browser: XHTML among the feed's own elements, laid
 * out by `feed.css`. Feed readers pass over elements of other namespaces. It is not XSLT,
 * since browsers are taking that out; and CSS alone could show a feed, but make no link.
 * Browsers lay out `application/xml`, but show `application/rss+xml` as plain text.
 */

/** @param self whole address of the feed */
export function headForPeople({ title, page, origin }: Feed, self: string): Xml {
  return {
    'xhtml:title': title,
    'xhtml:header': {
      'xhtml:h1': title,
      'xhtml:p': [
        'This is a web feed. Copy its address into a feed reader, and new posts come to you:',
        { 'xhtml:code': self },
      ],
      'xhtml:nav': {
        'xhtml:a': [
          { '@href': absolute(page, origin), '#text': 'Read this as a page' },
          { '@href': absolute(routes.subscribe(), origin), '#text': 'Other ways to follow' },
        ],
      },
    },
  };
}

export function entryForPeople({
  url,
  title,
  summary,
  lang,
  dir,
  post: { date },
}: FeedEntry): Xml {
  return {
    'xhtml:article': {
      '@xml:lang': lang ?? identity.language,
      '@dir': dir,
      'xhtml:h2': { 'xhtml:a': { '@href': url, '#text': title } },
      'xhtml:p': [
        { 'xhtml:time': { '@datetime': date, '#text': formatDate(date, identity.language) } },
        summary,
      ],
    },
  };
}

import {
  type FeedEntry as ExtractedEntry,
  extractFromJson,
  extractFromXml,
} from '@extractus/feed-extractor';
import FeedParser from 'feedparser';
import RssParser from 'rss-parser';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { authorOf, ORIGIN, postOf } from '../fixtures/edition.ts';
import {
  card,
  feedOf,
  HOSTILE_SHOWN,
  hostilePost,
  picture,
  plainPost,
} from '../fixtures/feeds.ts';
import { feedFormats } from './formats.ts';

type Format = keyof typeof feedFormats;
const XML_FORMATS = ['rss', 'atom'] as const satisfies Format[];

const ARRIVED =
  '<p>Text &#x26; <a href="https://news.example.org/blog/other">a link</a> ]]></p>';

async function written(format: Format, posts = [hostilePost, plainPost]): Promise<string> {
  return feedFormats[format].write(await feedOf(posts));
}

function readByFeedParser(xml: string): Promise<FeedParser.Item[]> {
  return new Promise((resolve, reject) => {
    const items: FeedParser.Item[] = [];
    const parser = new FeedParser({});
    parser.on('error', reject);
    parser.on('readable', () => {
      for (let item = parser.read(); item; item = parser.read()) items.push(item);
    });
    parser.on('end', () => resolve(items));
    parser.end(xml);
  });
}

describe.each(XML_FORMATS)('%s', (format) => {
  test('is well-formed, whatever the frontmatter holds', async () => {
    const { errors } = await validateXML({ xml: await written(format), normalization: 'c14n' });
    expect(errors).toEqual([]);
  });

  test('is read by rss-parser', async () => {
    const feed = await new RssParser().parseString(await written(format));
    expect(feed).toMatchObject({ link: `${ORIGIN}/blog` });
    const [hostile, plain] = feed.items;
    expect(hostile).toMatchObject({ title: HOSTILE_SHOWN, link: `${ORIGIN}/blog/hostile` });
    expect(plain).toMatchObject({
      title: 'A handbook',
      link: `${ORIGIN}/blog/handbook`,
    });
    expect(plain?.guid ?? plain?.id).toBe('https://old.example.org/blog/handbook');
    expect(plain?.creator ?? plain?.author).toBe('Ada Example');
    expect(plain?.['content:encoded'] ?? plain?.content).toContain(ARRIVED);
    expect(new Date(plain?.isoDate ?? 0).getTime()).toBeCloseTo(Date.parse(plainPost.date), -4);
  });

  test('is read by feedparser', async () => {
    const [hostile, plain] = await readByFeedParser(await written(format));
    expect(hostile).toMatchObject({
      guid: `${ORIGIN}/blog/hostile`,
      author: HOSTILE_SHOWN,
      categories: [HOSTILE_SHOWN],
    });
    expect(plain).toMatchObject({
      title: 'A handbook',
      author: 'Ada Example',
      link: `${ORIGIN}/blog/handbook`,
      guid: 'https://old.example.org/blog/handbook',
      summary: 'Volunteers wrote a handbook.',
      categories: ['Events', 'News & People'],
      enclosures: [{ url: picture.url, type: 'image/jpeg', length: '12345' }],
    });
    expect(plain?.description).toContain(ARRIVED);
  });

  test('is read by feed-extractor', async () => {
    const { link, entries } = extractFromXml(await written(format));
    expect(link).toBe(`${ORIGIN}/blog`);
    expect(entries?.at(-1)).toMatchObject({
      id: 'https://old.example.org/blog/handbook',
      title: 'A handbook',
      link: `${ORIGIN}/blog/handbook`,
      description: 'Volunteers wrote a handbook.',
    } satisfies Partial<ExtractedEntry>);
  });

  test('says where it is itself, and how it looks to people', async () => {
    const xml = await written(format);
    expect(xml).toContain(`href="${ORIGIN}${feedFormats[format].address('')}"`);
    expect(xml).toContain('<?xml-stylesheet type="text/css" href="/feed.css"?>');
    expect(xml).toContain(`<xhtml:a href="${ORIGIN}/blog/handbook">A handbook</xhtml:a>`);
  });

  test('names the hub that tells subscribers, where there is one', async () => {
    const hub = 'https://hub.example.org/?a=b&c';
    const withHub = feedFormats[format].write(await feedOf([plainPost], {}, hub));
    expect((await validateXML({ xml: withHub, normalization: 'c14n' })).errors).toEqual([]);
    expect(withHub).toMatch(/link rel="hub" href="https:\/\/hub.example.org\/\?a=b&amp;c"/);
    expect(await written(format)).not.toContain('hub');
  });

  test('names the language of a post that is not in the site’s', async () => {
    const xml = await written(format, [plainPost]);
    expect(xml).toMatch(/<entry xml:lang="ko">|<dc:language>ko</);
  });

  test('names a picture with its size and description', async () => {
    const xml = await written(format, [plainPost]);
    expect(xml).toContain(`url="${picture.url}"`);
    expect(xml).toContain('width="1200" height="630"');
    expect(xml).toContain('>A chart</media:description>');
  });

  test('shows a post without a picture by its card, and encloses none', async () => {
    const xml = await written(format, [hostilePost]);
    expect(xml).toMatch(/<media:content [^>]*url="https:\/\/[^"]*\/cards\/abc\.jpg"/);
    expect(xml).not.toMatch(/enclosure|fileSize/);
  });
});

test('in RSS a guid is a permanent link only where it leads here', async () => {
  const rss = await written('rss');
  expect(rss).toContain(`<guid isPermaLink="true">${ORIGIN}/blog/hostile</guid>`);
  expect(rss).toContain(
    '<guid isPermaLink="false">https://old.example.org/blog/handbook</guid>',
  );
});

test('in RSS each author is named by itself, and no mailbox is made up', async () => {
  const authors = [...plainPost.authors, ...hostilePost.authors];
  const rss = await written('rss', [postOf({ authors })]);
  expect(rss.match(/<dc:creator>/g)).toHaveLength(2);
  expect(rss).not.toContain('<author>');
});

test('in Atom and JSON Feed each author is named with their page', async () => {
  const posts = [postOf({ authors: [authorOf('ada'), authorOf('ben')] })];
  const atom = await written('atom', posts);
  expect(atom.match(/<uri>.*<\/uri>/g)).toEqual([
    `<uri>${ORIGIN}/blog/author/ada</uri>`,
    `<uri>${ORIGIN}/blog/author/ben</uri>`,
  ]);
  const { items } = JSON.parse(await written('json', posts));
  expect(items[0].authors).toHaveLength(2);
});

test('in RSS, where a summary is HTML, its words stay words', async () => {
  const [item] = await readByFeedParser(await written('rss', [hostilePost]));
  expect(item?.summary).toContain('&#x3C;b>&#x26;amp;');
});

test('in Atom the id of a post is a whole address, even where seo.url is none', async () => {
  const { seo } = postOf();
  const atom = await written('atom', [postOf({ slug: 'word', seo: { ...seo, url: 'word' } })]);
  expect(atom).toContain(`<id>${ORIGIN}/blog/word</id>`);
});

test('in Atom a post that nobody signs is signed by the publisher', async () => {
  const [item] = await readByFeedParser(await written('atom', [postOf({ authors: [] })]));
  expect(item?.author).toBeTruthy();
});

test('times of change come from the content', async () => {
  expect(await written('rss')).toContain(
    '<lastBuildDate>Thu, 03 Apr 2025 10:00:00 GMT</lastBuildDate>',
  );
  expect(await written('atom')).toMatch(/<\/subtitle>\s*<updated>2025-04-03T10:00:00.000Z</);
});

test('a JSON Feed names the hub that tells subscribers, where there is one', async () => {
  const hub = 'https://hub.example.org/';
  const withHub = JSON.parse(feedFormats.json.write(await feedOf([plainPost], {}, hub)));
  expect(withHub.hubs).toEqual([{ type: 'WebSub', url: hub }]);
  expect(JSON.parse(await written('json'))).not.toHaveProperty('hubs');
});

test('a JSON Feed tells the same, and is read by feed-extractor', async () => {
  const json = await written('json');
  const { version, items } = JSON.parse(json);
  expect(version).toBe('https://jsonfeed.org/version/1.1');
  expect(items[0].title).toBe(HOSTILE_SHOWN);
  expect(items[0].image).toBe(card.url);
  expect(items[1]).toEqual({
    id: 'https://old.example.org/blog/handbook',
    url: `${ORIGIN}/blog/handbook`,
    title: 'A handbook',
    summary: 'Volunteers wrote a handbook.',
    content_html: expect.stringContaining(ARRIVED),
    image: picture.url,
    date_published: plainPost.date,
    date_modified: plainPost.updated,
    authors: [{ name: 'Ada Example', url: `${ORIGIN}/blog/author/ada` }],
    tags: ['Events', 'News & People'],
    language: 'ko',
  });
  expect(extractFromJson(json).entries?.[1]).toMatchObject({ title: 'A handbook' });
});

test.each(Object.keys(feedFormats) as Format[])(
  'no address that runs is in %s',
  async (format) => {
    expect(await written(format)).not.toContain('javascript:');
  },
);

test.each(Object.keys(feedFormats) as Format[])(
  '%s of no posts is still a feed',
  async (format) => {
    const text = await written(format, []);
    if (format === 'json') expect(JSON.parse(text).items).toEqual([]);
    else expect(await readByFeedParser(text)).toEqual([]);
  },
);

describe('a post in Hebrew that does not name its language', () => {
  const unnamed = postOf({ slug: 'unnamed', title: 'שלום', script: 'Hebr' });

  test.each(XML_FORMATS)('has none in %s, where the feed’s own would count', async (format) => {
    const xml = await written(format, [unnamed]);
    const entry = xml.slice(xml.search(/<(item|entry) /));
    expect(entry).toMatch(/^<(item|entry) xml:lang="">/);
    expect(entry).not.toContain('dc:language');
    expect(entry).toContain('<xhtml:article xml:lang="" dir="rtl">');
  });

  test('has none in a JSON feed', async () => {
    const { items } = JSON.parse(await written('json', [unnamed]));
    expect(items[0]).not.toHaveProperty('language');
  });
});

test.each(XML_FORMATS)(
  'a person who opens %s sees each post run its own way',
  async (format) => {
    // Arabic that begins with a name in Latin letters: its first letter would mislead.
    const xml = await written(format, [
      postOf({ lang: 'ar', title: 'OpenStack سلام' }),
      postOf(),
    ]);
    expect([...xml.matchAll(/<xhtml:article [^>]*dir="(...)"/g)].map(([, dir]) => dir)).toEqual(
      ['rtl', 'ltr'],
    );
  },
);

test.each<[Format, string]>([
  ['rss', '<pubDate>Fri, 06 Sep 2013 22:02:41 -0400</pubDate>'],
  ['atom', '<published>2013-09-06T22:02:41.000-04:00</published>'],
  ['json', '"date_published": "2013-09-06T22:02:41.000-04:00"'],
])('%s has a date in the offset of its author', async (format, expected) => {
  const date = '2013-09-06T22:02:41.000-04:00';
  const feed = await written(format, [{ ...plainPost, date }]);
  expect(feed.replace(/":\s*"/g, '": "')).toContain(expected);
});

import { expect, test } from 'vitest';
import type { Page } from '#newsroom/page.ts';
import { kinds } from '#newsroom/page-kinds.ts';
import { authorOf, categoryOf, editionOf, ORIGIN, postOf } from '../fixtures/edition.ts';
import { feedOf, publication } from '../fixtures/feeds.ts';
import { feedEntries } from './entry.ts';
import { FEED_LENGTH, fillFeed, newsFeed, shelfFeed } from './feed.ts';
import { feedLinks } from './formats.ts';

const many = Array.from({ length: 60 }, (_, index) => postOf({ slug: `post-${index}` }));

function feedOfPage({ feed }: Page) {
  if (!feed) throw new Error('The page has no feed.');
  return shelfFeed(feed, '2025-06-01T00:00:00.000Z');
}

test('a feed holds the newest fifty posts, in their order', () => {
  const { posts } = newsFeed(editionOf(many));
  expect(posts).toHaveLength(FEED_LENGTH);
  expect(posts[0]?.slug).toBe('post-0');
});

test('no unlisted post is in any feed', () => {
  const edition = editionOf([postOf({ slug: 'hidden', state: 'unlisted' }), postOf()]);
  const feeds = [
    newsFeed(edition),
    ...edition.categories.map(kinds.category.page).map(feedOfPage),
    ...edition.authors.map(kinds.author.page).map(feedOfPage),
  ];
  expect(feeds).toHaveLength(3);
  for (const { posts } of feeds) expect(posts.map(({ slug }) => slug)).toEqual(['a-post']);
});

test('the feed of a category or an author holds their posts, at their address', () => {
  const other = postOf({
    slug: 'other',
    categories: [categoryOf('events', 'Events')],
    authors: [authorOf('ada', { name: 'Ada Example' })],
  });
  const edition = editionOf([postOf(), other]);
  const [events] = edition.categories.filter(({ of }) => of.slug === 'events');
  const [ada] = edition.authors.filter(({ of }) => of.slug === 'ada');
  if (!events || !ada) throw new Error('The fixture has no such shelves.');
  expect(feedOfPage(kinds.category.page(events))).toMatchObject({
    shelf: '/blog/category/events',
    page: '/blog/category/events',
    posts: [other],
  });
  expect(feedOfPage(kinds.author.page(ada))).toMatchObject({
    shelf: '/blog/author/ada',
    posts: [other],
  });
});

test('each text is read once, whatever number of feeds it stands in', async () => {
  const read: string[] = [];
  const entryOf = feedEntries(ORIGIN, async ({ slug }) => {
    read.push(slug);
    return { html: '', picture: null, preview: null };
  });
  await fillFeed(newsFeed(editionOf(many)), publication, entryOf);
  await fillFeed(newsFeed(editionOf(many)), publication, entryOf);
  expect(read).toEqual(many.slice(0, FEED_LENGTH).map(({ slug }) => slug));
});

async function idOf(slug: string, url: string | null): Promise<string | undefined> {
  const { seo } = postOf();
  const { entries } = await feedOf([postOf({ slug, seo: { ...seo, url } })]);
  return entries[0]?.id;
}

test.each([
  'https://old.example.org/blog/handbook',
  'https://old.example.org/blog/handbook/',
  'handbook',
  '/blog/old.example.org/blog/handbook',
])('a post is known to readers by its seo.url exactly as written: %s', async (url) => {
  expect(await idOf('handbook', url)).toBe(url);
});

test.each([null, 'javascript:alert(1)', 'https://old.example.org/blog/claimed-by-another'])(
  'a post whose seo.url is %s is known by its address',
  async (url) => {
    expect(await idOf('handbook', url)).toBe(`${ORIGIN}/blog/handbook`);
  },
);

test('an id survives a new title', async () => {
  const before = await feedOf([postOf({ title: 'One' })]);
  const after = await feedOf([postOf({ title: 'Two' })]);
  expect(after.entries[0]?.id).toBe(before.entries[0]?.id);
});

test('a feed changed when the last of its posts did, not when it was built', async () => {
  const updated = '2025-05-05T05:05:05.000Z';
  const posts = [postOf({ slug: 'new' }), postOf({ slug: 'corrected', updated })];
  expect((await feedOf(posts)).updated).toBe(updated);
  expect((await feedOf(posts, { instant: '2026-01-01T00:00:00.000Z' })).updated).toBe(updated);
});

test('a feed without posts changed at the instant of its edition', async () => {
  const instant = '2026-01-01T00:00:00.000Z';
  expect((await feedOf([], { instant })).updated).toBe(instant);
});

test('a page announces its feeds in three formats', () => {
  const [events] = editionOf([
    postOf({ categories: [categoryOf('events', 'Events')] }),
  ]).categories;
  if (!events) throw new Error('The fixture has no category.');
  expect(feedLinks(feedOfPage(kinds.category.page(events)))).toEqual([
    {
      type: 'application/rss+xml',
      title: expect.stringMatching(/^Events .*\(RSS\)$/),
      href: '/blog/category/events/rss.xml',
    },
    {
      type: 'application/atom+xml',
      title: expect.stringContaining('(Atom)'),
      href: '/blog/category/events/atom.xml',
    },
    {
      type: 'application/feed+json',
      title: expect.stringContaining('(JSON Feed)'),
      href: '/blog/category/events/feed.json',
    },
  ]);
});

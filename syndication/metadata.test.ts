import { describe, expect, it } from 'vitest';
import type { Post } from '#newsroom/edition.ts';
import type { Page } from '#newsroom/page.ts';
import { kinds } from '#newsroom/page-kinds.ts';
import { countCharacters } from '#newsroom/text/shorten-text.ts';
import { identity } from '#site/identity.ts';
import { authorOf, categoryOf, ORIGIN, postOf } from './fixtures/edition.ts';
import { hostilePost } from './fixtures/feeds.ts';
import { metadataOf } from './metadata.ts';
import { describePage } from './page-descriptions.ts';

const picture = {
  src: '/media/a%20b.jpg',
  alt: 'A picture',
  width: 1200,
  height: 630,
  type: 'image/jpeg',
};

const news = kinds.news.page({ posts: [] });
const tagsOf = (page: Page = news) => metadataOf(describePage(page), null, ORIGIN);
const tagsOfPost = (about: Partial<Post>) => tagsOf(kinds.post.page(postOf(about)));

describe('any page', () => {
  it('names the site in its title, and not on its card', () => {
    const { title, openGraph, twitter } = tagsOf();
    expect(title).toBe(`News — ${identity.name}`);
    expect(openGraph).toMatchObject({ title: 'News', siteName: identity.name });
    expect(twitter).toMatchObject({ title: 'News', site: identity.twitter });
  });

  it('is named like the site where it is the home page', () => {
    expect(tagsOf(kinds.home.page({ posts: [] }))).toMatchObject({
      title: identity.name,
      alternates: { canonical: `${ORIGIN}/` },
      openGraph: { title: identity.name, url: `${ORIGIN}/` },
    });
  });

  it('has one address, on the origin where the site is reached', () => {
    const { alternates, openGraph } = tagsOf();
    expect(alternates.canonical).toBe(`${ORIGIN}/blog`);
    expect(openGraph.url).toBe(`${ORIGIN}/blog`);
  });

  it('may be indexed, with large pictures', () => {
    expect(tagsOf().robots).toEqual({
      index: true,
      follow: true,
      'max-image-preview': 'large',
    });
  });

  it('has a small card without a picture, and a large one with it', () => {
    expect(tagsOf().twitter).toMatchObject({ card: 'summary' });
    const { twitter, openGraph } = metadataOf(describePage(news), picture, ORIGIN);
    const { src: _, ...sizes } = picture;
    const url = `${ORIGIN}/media/a%20b.jpg`;
    expect(twitter).toMatchObject({
      card: 'summary_large_image',
      images: { url, alt: 'A picture' },
    });
    expect(openGraph.images).toEqual({ url, ...sizes });
  });

  it('leads to the feeds of all news', () => {
    expect(tagsOf().alternates.types).toEqual({
      'application/rss+xml': [{ title: `${identity.name} (RSS)`, url: `${ORIGIN}/rss.xml` }],
      'application/atom+xml': [{ title: `${identity.name} (Atom)`, url: `${ORIGIN}/atom.xml` }],
      'application/feed+json': [
        { title: `${identity.name} (JSON Feed)`, url: `${ORIGIN}/feed.json` },
      ],
    });
  });
});

describe('a list', () => {
  it('leads to its own feeds before those of all news', () => {
    const { types } = tagsOf(
      kinds.category.page({ of: categoryOf('events'), posts: [] }),
    ).alternates;
    expect(types['application/atom+xml']?.map(({ url }) => url)).toEqual([
      `${ORIGIN}/blog/category/events/atom.xml`,
      `${ORIGIN}/atom.xml`,
    ]);
  });

  it('is kept out of search engines where only unlisted posts lead to it', () => {
    const [category, author] = [categoryOf('secret'), authorOf('ada')];
    const shown = (posts: Post[]) =>
      [
        kinds.category.page({ of: category, posts }),
        kinds.categoryYear.page({
          category: { of: category, posts },
          year: { of: 2025, posts },
        }),
        kinds.author.page({ of: author, posts }),
      ].map((page) => tagsOf(page).robots.index);
    expect(shown([])).toEqual([false, false, false]);
    expect(shown([postOf()])).toEqual([true, true, true]);
  });

  it('is a profile where it is an author’s, with the author’s accounts', () => {
    const author = authorOf('ada', { twitter: '@ada', fediverse: '@ada@example.social' });
    expect(tagsOf(kinds.author.page({ of: author, posts: [] }))).toMatchObject({
      openGraph: { type: 'profile' },
      twitter: { creator: '@ada' },
      other: { 'fediverse:creator': '@ada@example.social' },
    });
  });
});

describe('a post', () => {
  it('is an article with its date, authors and category', () => {
    const { authors, openGraph } = tagsOfPost({
      date: '2025-06-03T20:12:35.473Z',
      authors: [authorOf('ada', { name: 'Ada' })],
      categories: [categoryOf('news', 'News & Announcements')],
    });
    const page = `${ORIGIN}/blog/author/ada`;
    expect(authors).toEqual({ name: 'Ada' });
    expect(openGraph).toMatchObject({
      type: 'article',
      publishedTime: '2025-06-03T20:12:35.473Z',
      modifiedTime: '2025-06-03T20:12:35.473Z',
      authors: [page],
      section: 'News & Announcements',
    });
  });

  it('names several authors in one breath', () => {
    const authors = ['A', 'B', 'C'].map((name) => authorOf(name, { name }));
    expect(tagsOfPost({ authors }).authors).toEqual({ name: 'A, B, and C' });
  });

  it('says when it was updated or corrected', () => {
    const updated = '2025-06-05T00:00:00.000Z';
    expect(tagsOfPost({ updated }).openGraph).toMatchObject({ modifiedTime: updated });
    const corrections = [{ date: updated, text: 'It was Tuesday.' }];
    expect(tagsOfPost({ corrections }).openGraph).toMatchObject({ modifiedTime: updated });
  });

  const seo = { description: null, url: null, image: null, title: null, twitterUsername: null };

  it('goes by the title that was written for search engines', () => {
    expect(tagsOfPost({ title: 'Long', seo: { ...seo, title: 'Short' } })).toMatchObject({
      title: `Short — ${identity.name}`,
      openGraph: { title: 'Short' },
    });
  });

  it('names the account in its frontmatter as publisher and author', () => {
    const { twitter } = tagsOfPost({ seo: { ...seo, twitterUsername: '@openinfradev' } });
    expect(twitter).toMatchObject({ site: '@openinfradev', creator: '@openinfradev' });
  });

  it('names the site’s account and the author’s where its frontmatter has none', () => {
    const authors = [authorOf('none'), authorOf('ada', { twitter: '@ada' })];
    expect(tagsOfPost({ authors }).twitter).toMatchObject({
      site: identity.twitter,
      creator: '@ada',
    });
  });

  it('names the first author who has an account in the fediverse', () => {
    const fediverse = '@ada@example.social';
    const authors = [authorOf('none'), authorOf('ada', { fediverse })];
    expect(tagsOfPost({ authors }).other).toEqual({ 'fediverse:creator': fediverse });
    expect(tagsOfPost({}).other).toEqual({});
  });

  it('leads to itself as Markdown', () => {
    expect(tagsOfPost({ slug: 'a-post' }).alternates.types['text/markdown']).toEqual([
      { url: `${ORIGIN}/blog/a-post.md` },
    ]);
  });

  it('keeps out of search engines while it is unlisted', () => {
    expect(tagsOfPost({ state: 'unlisted' }).robots).toMatchObject({ index: false });
  });

  it('leads to the original where it repeats one', () => {
    const canonical = 'https://elsewhere.example/original';
    const { alternates, openGraph } = tagsOfPost({ canonical });
    expect(alternates.canonical).toBe(canonical);
    expect(openGraph.url).toBe(canonical);
  });

  it('gives its title and description whole, and shorter to X', () => {
    const title = '오픈인프라 '.repeat(33).trim();
    const description = 'คำอธิบายของโพสต์ '.repeat(20).trim();
    const { openGraph, twitter } = tagsOfPost({ title, description });
    expect(openGraph).toMatchObject({ title, description });
    expect(countCharacters(twitter.title)).toBeLessThanOrEqual(70);
    expect(countCharacters(twitter.description)).toBeLessThanOrEqual(200);
    expect(twitter.title).toMatch(/^(오픈인프라 )+오픈인프라…$/);
    expect(description.startsWith(twitter.description.slice(0, -1))).toBe(true);
  });

  it('cuts what has no end at the end of a word', () => {
    const long = '한국어 '.repeat(1_000);
    const { title, openGraph } = tagsOfPost({ title: long, description: long });
    expect(openGraph.title).toBe(`${'한국어 '.repeat(49)}한국어…`);
    expect(countCharacters(openGraph.description)).toBe(300);
    expect(title.length).toBeLessThan(300);
  });

  it('passes on no address that can run, whatever the frontmatter holds', () => {
    expect(JSON.stringify(tagsOf(kinds.post.page(hostilePost)))).not.toContain('javascript:');
  });
});

it.each([
  [null, 'en_US'],
  ['ja', 'ja_JP'],
  ['en-GB', 'en_GB'],
  ['zh-TW', 'zh_TW'],
])('a post whose `lang` is %s is in %s for social networks', (lang, locale) => {
  const { openGraph } = tagsOfPost({ lang });
  expect(openGraph.locale).toBe(locale);
});

it('a post of which nobody knows the language names no locale', () => {
  const { openGraph } = tagsOfPost({ lang: null, script: 'Hebr' });
  expect(openGraph).not.toHaveProperty('locale');
});

import { expect, test } from 'vitest';
import { identity } from '#site/identity.ts';
import { categoryOf, editionOf, ORIGIN, postOf } from '../fixtures/edition.ts';
import { HOSTILE, hostilePost } from '../fixtures/feeds.ts';
import { sitemapFaults, sitemapIndexFaults } from '../fixtures/sitemap-schemas.ts';
import { POSTS_PER_PART, sitemapParts, writeIndexOf, writeSitemapPart } from './parts.ts';

const none = () => [];

function locations(xml: string): string[] {
  return Array.from(xml.matchAll(/<loc>(.*?)<\/loc>/g), ([, loc]) => loc ?? '');
}

test('every part and the index are what the schemas ask for', async () => {
  const edition = editionOf(
    [
      hostilePost,
      postOf({ slug: 'ü & <b>' }),
      postOf({ lang: 'zh-TW', date: '2025-04-03T09:00:00.000Z' }),
    ],
    {
      instant: '2025-04-03T10:00:00.000Z',
    },
  );
  const parts = sitemapParts(edition, ORIGIN, () => ['/media/a b&c.jpg']);
  expect(parts.map(({ name }) => name)).toEqual(['pages', 'news', 'posts-1']);
  for (const { name } of parts) {
    expect(await sitemapFaults(writeSitemapPart(parts, name))).toEqual([]);
  }
  expect(await sitemapIndexFaults(writeIndexOf(parts, ORIGIN))).toEqual([]);
});

test('the schemas are no empty promise', async () => {
  const parts = sitemapParts(editionOf([postOf({ date: 'yesterday' })]), ORIGIN, none);
  expect(await sitemapFaults(writeSitemapPart(parts, 'posts-1'))).not.toEqual([]);
});

test('a thousand posts fill a part, and a new post leaves full parts as they are', () => {
  const old = Array.from({ length: POSTS_PER_PART }, (_, index) =>
    postOf({ slug: `post-${index}` }),
  );
  const before = sitemapParts(editionOf(old), ORIGIN, none);
  const after = sitemapParts(editionOf([postOf({ slug: 'new' }), ...old]), ORIGIN, none);
  expect(writeSitemapPart(after, 'posts-1')).toBe(writeSitemapPart(before, 'posts-1'));
  expect(locations(writeSitemapPart(after, 'posts-2'))).toEqual([`${ORIGIN}/blog/new`]);
});

test('unlisted posts are in no part', () => {
  const edition = editionOf([
    postOf({
      slug: 'hidden',
      state: 'unlisted',
      categories: [categoryOf('secret')],
      date: '2025-05-31T23:00:00.000Z',
    }),
  ]);
  const parts = sitemapParts(edition, ORIGIN, none);
  const all = parts.map(({ name }) => writeSitemapPart(parts, name)).join('');
  expect(all).not.toContain('hidden');
  expect(all).not.toContain('secret');
});

test('a post whose original is elsewhere is in no part, and its lists are', () => {
  const edition = editionOf(
    [
      postOf({
        slug: 'repeated',
        canonical: 'https://original.example/a',
        date: '2025-05-31T23:00:00.000Z',
      }),
    ],
    { instant: '2025-06-01T00:00:00.000Z' },
  );
  const parts = sitemapParts(edition, ORIGIN, none);
  expect(parts.map(({ name }) => name)).toEqual(['pages']);
  const all = parts.map(({ name }) => writeSitemapPart(parts, name)).join('');
  expect(all).not.toContain('repeated');
  expect(all).toContain(`${ORIGIN}/blog<`);
});

test('a post tells when it last changed, and which pictures it shows', () => {
  const edition = editionOf([postOf({ slug: 'a', updated: '2025-03-05T08:00:00.000Z' })]);
  const parts = sitemapParts(edition, ORIGIN, () => [
    '/media/a.jpg',
    'https://pictures.example/b.jpg',
    '/media/a.jpg',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
  ]);
  expect(parts.at(-1)?.entries).toEqual([
    {
      address: `${ORIGIN}/blog/a`,
      changed: '2025-03-05T08:00:00.000Z',
      pictures: [`${ORIGIN}/media/a.jpg`, 'https://pictures.example/b.jpg'],
    },
  ]);
});

test('a list changed when the newest of its posts did', () => {
  const corrections = [{ date: '2025-05-05T00:00:00.000Z', text: 'Two.' }];
  const edition = editionOf([
    postOf({ slug: 'new', categories: [categoryOf('events')] }),
    postOf({ slug: 'old', date: '2024-01-01T00:00:00.000Z', corrections }),
  ]);
  const [pages] = sitemapParts(edition, ORIGIN, none);
  const changed = new Map(
    pages?.entries.map((entry) => [entry.address.slice(ORIGIN.length), entry.changed]),
  );
  expect(Object.fromEntries(changed)).toEqual({
    '/': '2025-05-05T00:00:00.000Z',
    '/blog': '2025-05-05T00:00:00.000Z',
    '/blog/category/events': '2025-03-01T09:00:00.000Z',
    '/blog/category/events/2025': '2025-03-01T09:00:00.000Z',
    '/blog/category/news': '2025-05-05T00:00:00.000Z',
    '/blog/category/news/2024': '2025-05-05T00:00:00.000Z',
    '/blog/author/first-author': '2025-05-05T00:00:00.000Z',
    '/blog/archive/2025': '2025-03-01T09:00:00.000Z',
    '/blog/archive/2024': '2025-05-05T00:00:00.000Z',
    '/search': null,
    '/subscribe': null,
  });
});

test('Google News is told of the 48 hours before the edition, and not of the handbook', () => {
  const edition = editionOf(
    [
      postOf({
        slug: 'handbook',
        date: '2025-05-31T23:00:00.000Z',
        categories: [categoryOf('h', identity.handbook)],
      }),
      postOf({
        slug: 'in-time',
        date: '2025-05-30T00:00:00.001Z',
        title: HOSTILE,
        lang: 'pt-BR',
      }),
      postOf({ slug: 'too-old', date: '2025-05-30T00:00:00.000Z' }),
    ],
    { instant: '2025-06-01T00:00:00.000Z' },
  );
  const [, news] = sitemapParts(edition, ORIGIN, none);
  expect(news?.entries).toMatchObject([
    {
      address: `${ORIGIN}/blog/in-time`,
      news: {
        publication: identity.name,
        language: 'pt',
        published: '2025-05-30T00:00:00.001Z',
      },
    },
  ]);
});

test('Google News is told the likely language of a script where a post names none', () => {
  const date = '2025-05-31T00:00:00.000Z';
  const edition = editionOf([postOf({ slug: 'unnamed', script: 'Hebr', date })]);
  const [, news] = sitemapParts(edition, ORIGIN, none);
  expect(news?.entries).toMatchObject([{ news: { language: 'he' } }]);
});

test('without news there is no sitemap of news, nor a line for it in the index', () => {
  const parts = sitemapParts(editionOf([postOf()]), ORIGIN, none);
  expect(parts.map(({ name }) => name)).toEqual(['pages', 'posts-1']);
  expect(locations(writeIndexOf(parts, ORIGIN))).toEqual([
    `${ORIGIN}/sitemaps/pages.xml`,
    `${ORIGIN}/sitemaps/posts-1.xml`,
  ]);
});

test('a site without posts has valid sitemaps', async () => {
  const parts = sitemapParts(editionOf([]), ORIGIN, none);
  for (const { name } of parts) {
    expect(await sitemapFaults(writeSitemapPart(parts, name)), name).toEqual([]);
  }
  expect(await sitemapIndexFaults(writeIndexOf(parts, ORIGIN))).toEqual([]);
});

test('a part that is not there is a fault, not an empty sitemap', () => {
  expect(() => writeSitemapPart([], 'posts-9')).toThrow('posts-9');
});

import { describe, expect, test } from 'vitest';
import { kindsOfPage, partsOfPage } from '#site/page-kinds.ts';
import { makeEdition } from './compose-edition.ts';
import { archive, LATER, manuscript } from './fixtures.ts';
import { kinds } from './page-kinds.ts';
import { addressesOf, pagesOf, warmUpAddresses } from './pages.ts';

const edition = makeEdition(
  archive({
    manuscripts: [
      manuscript({
        file: 'posts/old.md',
        title: 'Old',
        date: '2024-05-01T12:00:00.000Z',
        categories: [{ id: null, label: 'Events' }],
      }),
      manuscript({
        file: 'posts/new.md',
        title: 'New',
        categories: [{ id: null, label: 'Community' }],
      }),
      manuscript({ file: 'posts/hidden.md', title: 'Hidden', hidePost: true }),
    ],
  }),
  LATER,
);

describe.each(kindsOfPage)('the kind $name', ({ name }) => {
  test('has pages, all at addresses of its own', () => {
    const pages = kinds[name].pages(edition);
    expect(pages.length).toBeGreaterThan(0);
    for (const { kind, path } of pages) {
      expect(kind).toBe(name);
      expect(partsOfPage(name, path), path).not.toBeNull();
    }
  });

  test('has a page among those that warm up a process', () => {
    const [first] = kinds[name].pages(edition);
    expect(warmUpAddresses(edition)).toContain(first?.path);
  });
});

test('a page that continues another follows that one', () => {
  const paths = pagesOf(edition).map(({ path }) => path);
  const at = paths.indexOf('/blog/category/community');
  expect(paths.slice(at, at + 4)).toEqual([
    '/blog/category/community',
    '/blog/category/community/2025',
    '/blog/category/events',
    '/blog/category/events/2024',
  ]);
});

test('posts have Markdown, and lists have feeds', () => {
  const addresses = [...addressesOf(edition)];
  for (const address of [
    '/blog/hidden.md',
    '/blog/author/newsroom/feed.json',
    '/blog/category/events/rss.xml',
    '/atom.xml',
    '/robots.txt',
  ]) {
    expect(addresses).toContain(address);
  }
  expect(addresses).not.toContain('/blog/category/events/2024/rss.xml');
  expect(addresses).not.toContain('/markdown/old');
});

import { expect, test } from 'vitest';
import type { ArchivedManuscript } from './archive.ts';
import { makeEdition } from './compose-edition.ts';
import { archive, authorFile, LATER, manuscript } from './fixtures.ts';
import { type PageInputs, pageInputs } from './page-inputs.ts';

/** One post a day, the newest last; every other one is by Ada, and in Events. */
const POSTS = Array.from({ length: 12 }, (_, at) =>
  manuscript({
    file: `posts/p${at}.md`,
    title: `Post ${at}`,
    document: `post-${at}`,
    date: `2025-0${1 + Math.floor(at / 6)}-1${at % 6}T12:00:00.000Z`,
    authors: [at % 2 ? 'Ada' : 'Newsroom'],
    categories: [{ id: null, label: at % 2 ? 'Events' : 'Community' }],
  }),
);

type World = {
  posts?: ArchivedManuscript[];
  pictures?: string;
  card?: string;
  instant?: string;
};

function inputs({ posts = POSTS, pictures = '', card = '', instant = LATER }: World) {
  const authors = [authorFile(), authorFile({ file: 'authors/ada.md', name: 'Ada' })];
  const edition = makeEdition(archive({ manuscripts: posts, authors }), instant);
  return pageInputs(
    edition,
    {
      picturesOf: (file) => (file === 'posts/p0.md' ? pictures : ''),
      fileOf: () => null,
      sharingOf: (path) => (path === '/blog/p0' ? card : ''),
      sitemaps: [{ address: '/sitemaps/posts-1.xml', posts: edition.posts }],
    },
    (text) => text,
  );
}

/** Addresses that have other inputs than before. */
const changedPages = (before: PageInputs, after: PageInputs) =>
  [...after].flatMap(([address, inputs]) => (before.get(address) === inputs ? [] : address));

/** The addresses that an edit changes, without those that every release renders. */
function changes(after: World, before: World = {}) {
  const always = new Set(
    changedPages(inputs({}), inputs({ instant: '2026-01-02T00:00:00.000Z' })),
  );
  return changedPages(inputs(before), inputs(after)).filter((one) => !always.has(one));
}

const edited = (at: number, about: Partial<ArchivedManuscript>) =>
  POSTS.map((post, index) => (index === at ? { ...post, ...about } : post));

test('time alone changes only what shows the newest posts', () => {
  const changed = changedPages(inputs({}), inputs({ instant: '2026-01-02T00:00:00.000Z' }));
  expect(changed).toContain('/');
  expect(
    changed.filter((address) => /blog\/(p\d|category|author|archive)/.test(address)),
  ).toEqual([]);
});

test('another text changes the post, its Markdown and the feeds that hold it', () => {
  expect(changes({ posts: edited(0, { document: 'another' }) }).sort()).toEqual(
    [
      '/blog/p0',
      '/markdown/p0',
      ...['/blog/author/newsroom', '/blog/category/community'].flatMap((shelf) =>
        ['atom.xml', 'feed.json', 'rss.xml'].map((feed) => `${shelf}/${feed}`),
      ),
    ].sort(),
  );
});

test('another title changes neighbours, lists and the sitemap as well', () => {
  const changed = changes({ posts: edited(6, { title: 'Another' }) });
  for (const address of [
    '/blog/p6',
    '/blog/p5',
    '/blog/p7',
    '/blog/category/community',
    '/blog/category/community/2025',
    '/blog/author/newsroom',
    '/blog/archive/2025',
    '/sitemaps/posts-1.xml',
  ]) {
    expect(changed).toContain(address);
  }
  expect(changed).not.toContain('/blog/category/events');
  expect(changed).not.toContain('/markdown/p5');
});

test('a post that moves changes the list that it leaves and the one that it joins', () => {
  const changed = changes({
    posts: edited(0, { categories: [{ id: null, label: 'Events' }] }),
  });
  expect(changed).toContain('/blog/category/community');
  expect(changed).toContain('/blog/category/events');
});

test('the first post of a year changes the pages of other years, which link to it', () => {
  const first = manuscript({
    file: 'posts/first.md',
    document: 'first',
    date: '2023-05-01T12:00:00.000Z',
    categories: [{ id: null, label: 'Community' }],
  });
  const changed = changes({ posts: [...POSTS, first] });
  expect(changed).toContain('/blog/archive/2025');
  expect(changed).toContain('/blog/category/community/2025');
  expect(changed).not.toContain('/blog/category/events/2025');
});

test('an unpublished post changes the pages that showed it, and has no address itself', () => {
  const changed = changes({ posts: edited(6, { draft: true }) });
  expect(changed).toContain('/blog/p5');
  expect(changed).toContain('/blog/p7');
  expect(changed).not.toContain('/blog/p6');
});

test('another picture, or card, of a post changes its page and the feeds that show it', () => {
  expect(changes({ pictures: '640 × 480' })).toContain('/blog/p0');
  const feeds = ['/blog/category/community', '/blog/author/newsroom'].flatMap((path) =>
    ['rss.xml', 'atom.xml', 'feed.json'].map((feed) => `${path}/${feed}`),
  );
  expect(changes({ card: 'another.jpg' })).toEqual(['/blog/p0', ...feeds]);
});

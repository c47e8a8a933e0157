import { expect, test } from 'vitest';
import type { ArchivedManuscript } from './archive.ts';
import { makeEdition } from './compose-edition.ts';
import { archive, authorFile, LATER, manuscript } from './fixtures.ts';
import { ingredientsOf, touchedBy } from './page-inputs.ts';

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

function ingredients({ posts = POSTS, pictures = '', card = '', instant = LATER }: World) {
  const authors = [authorFile(), authorFile({ file: 'authors/ada.md', name: 'Ada' })];
  const edition = makeEdition(archive({ manuscripts: posts, authors }), instant);
  return ingredientsOf(
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

/** What an edit touches, beside what there is one of. */
function touched(after: World, before: World = {}) {
  const always = new Set(
    touchedBy(ingredients({}), ingredients({ instant: '2026-01-02T00:00:00.000Z' })).made,
  );
  return touchedBy(ingredients(before), ingredients(after)).made.filter(
    (one) => !always.has(one),
  );
}

const edited = (at: number, about: Partial<ArchivedManuscript>) =>
  POSTS.map((post, index) => (index === at ? { ...post, ...about } : post));

test('nothing is touched by time alone but what shows the newest', () => {
  const { made } = touchedBy(
    ingredients({}),
    ingredients({ instant: '2026-01-02T00:00:00.000Z' }),
  );
  expect(made).toContain('/');
  expect(made.filter((address) => /blog\/(p\d|category|author|archive)/.test(address))).toEqual(
    [],
  );
});

test('another text touches the post, its Markdown and the feeds that hold it', () => {
  expect(touched({ posts: edited(0, { document: 'another' }) }).sort()).toEqual(
    [
      '/blog/p0',
      '/markdown/p0',
      ...['/blog/author/newsroom', '/blog/category/community'].flatMap((shelf) =>
        ['atom.xml', 'feed.json', 'rss.xml'].map((feed) => `${shelf}/${feed}`),
      ),
    ].sort(),
  );
});

test('another title touches neighbours, shelves and the sitemap as well', () => {
  const made = touched({ posts: edited(6, { title: 'Another' }) });
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
    expect(made).toContain(address);
  }
  expect(made).not.toContain('/blog/category/events');
  expect(made).not.toContain('/markdown/p5');
});

test('a post that moves touches the shelf that it leaves and the one that it comes to', () => {
  const made = touched({ posts: edited(0, { categories: [{ id: null, label: 'Events' }] }) });
  expect(made).toContain('/blog/category/community');
  expect(made).toContain('/blog/category/events');
});

test('a post that is taken back touches those that showed it, and has no address itself', () => {
  const made = touched({ posts: edited(6, { draft: true }) });
  expect(made).toContain('/blog/p5');
  expect(made).toContain('/blog/p7');
  expect(made).not.toContain('/blog/p6');
});

test('another picture, or card, of a post touches its page and the feeds that show it', () => {
  expect(touched({ pictures: '640 × 480' })).toContain('/blog/p0');
  const feeds = ['/blog/category/community', '/blog/author/newsroom'].flatMap((path) =>
    ['rss.xml', 'atom.xml', 'feed.json'].map((feed) => `${path}/${feed}`),
  );
  expect(touched({ card: 'another.jpg' })).toEqual(['/blog/p0', ...feeds]);
});

test('where nothing is known of before, everything is made', () => {
  const after = ingredients({});
  expect(touchedBy(null, after)).toEqual({ made: [...after.keys()], kept: [] });
});

import { describe, expect, it } from 'vitest';
import { makeEdition } from './compose-edition.ts';
import type { Edition } from './edition.ts';
import type { Finding } from './findings.ts';
import { archive, authorFile, manuscript } from './fixtures.ts';

const NOW = '2025-06-10T00:00:00.000Z';
const news = { id: null, label: 'News' };

/** One post in each state, and two that are none. */
const full = archive({
  manuscripts: [
    manuscript({ file: 'old.md', date: '2024-12-31T23:59:59.999Z', categories: [news] }),
    manuscript({ file: 'new.md', date: '2025-06-01T00:00:00.000Z', categories: [news] }),
    manuscript({
      file: 'hidden.md',
      hidePost: true,
      authors: ['Only Hidden'],
      categories: [{ id: null, label: 'Rare' }],
    }),
    manuscript({
      file: 'later.md',
      date: '2025-07-02T00:00:00.000Z',
      authors: ['Not Yet'],
      categories: [{ id: null, label: 'Secret' }],
    }),
    manuscript({ file: 'soon.md', date: '2025-07-01T00:00:00.000Z', hidePost: true }),
    manuscript({
      file: 'draft.md',
      draft: true,
      date: '2025-06-20T00:00:00.000Z',
      authors: ['Nobody Yet'],
    }),
    manuscript({ file: 'homeless.md', draft: true }),
  ],
  authors: [authorFile(), authorFile({ file: 'authors/not-yet.md', name: 'Not Yet' })],
  categories: [
    { id: 'c0', label: 'Unused' },
    { id: 'c1', label: 'Rare' },
    { id: 'c2', label: 'News' },
    { id: 'c3', label: 'Secret' },
  ],
  ignored: [{ file: 'index.js', reason: 'not Markdown' }],
  failed: ['broken.md'],
});
const edition = makeEdition(full, NOW);

const files = (posts: Edition['posts']) => posts.map(({ file }) => file);
const shelfOf = <T>({ of, posts }: { of: T; posts: Edition['posts'] }) => [of, files(posts)];

describe('an edition', () => {
  it('lists published posts, newest first, and keeps unlisted ones apart', () => {
    expect(files(edition.posts)).toEqual(['new.md', 'old.md']);
    expect(files(edition.unlisted)).toEqual(['hidden.md']);
  });

  it('accounts for each file exactly once', () => {
    expect(edition.ledger).toEqual([
      { file: 'broken.md', outcome: 'error', path: null },
      { file: 'draft.md', outcome: 'draft', path: null },
      { file: 'hidden.md', outcome: 'unlisted', path: '/blog/hidden' },
      { file: 'homeless.md', outcome: 'draft', path: null },
      { file: 'index.js', outcome: 'ignored', path: null, reason: 'not Markdown' },
      { file: 'later.md', outcome: 'scheduled', path: null },
      { file: 'new.md', outcome: 'published', path: '/blog/new' },
      { file: 'old.md', outcome: 'published', path: '/blog/old' },
      { file: 'soon.md', outcome: 'scheduled', path: null },
    ]);
  });

  it('says when the next post is due', () => {
    expect(edition.nextDue).toBe('2025-07-01T00:00:00.000Z');
    expect(makeEdition(full, '2025-07-01T12:00:00.000Z').nextDue).toBe(
      '2025-07-02T00:00:00.000Z',
    );
    expect(makeEdition(full, '2026-01-01T00:00:00.000Z').nextDue).toBeNull();
  });

  it('shelves listed posts by year, in UTC', () => {
    expect(edition.years.map(shelfOf)).toEqual([
      [2025, ['new.md']],
      [2024, ['old.md']],
    ]);
  });

  it('shelves by category in the order of the list, empty where unlisted posts alone link', () => {
    expect(edition.categories.map(({ of, posts }) => [of.label, files(posts)])).toEqual([
      ['Rare', []],
      ['News', ['new.md', 'old.md']],
    ]);
  });

  it('shelves by author, by name', () => {
    expect(edition.authors.map(({ of, posts }) => [of.name, files(posts)])).toEqual([
      ['Newsroom', ['new.md', 'old.md']],
      ['Only Hidden', []],
    ]);
  });

  it('says nothing of people and categories that nobody may know yet', () => {
    const { findings: _, ledger: __, ...told } = edition;
    expect(JSON.stringify(told)).not.toMatch(/Not Yet|Nobody Yet|Secret|later|soon|draft\.md/);
  });

  it('says so at the instant at which they may be known', () => {
    const then = makeEdition(full, '2025-07-02T00:00:00.000Z');
    expect(files(then.posts)).toEqual(['later.md', 'new.md', 'old.md']);
    expect(files(then.unlisted)).toEqual(['soon.md', 'hidden.md']);
  });

  it('shows one post ahead of its hour, as it will be, and nothing else that is to come', () => {
    const changed = manuscript({ file: 'old.md', updated: '2025-06-20T00:00:00.000Z' });
    const [first, second] = ['2025-06-30T00:00:00.000Z', '2026-01-02T00:00:00.000Z'];
    const manuscripts = [
      changed,
      manuscript({ file: 'first.md', date: first }),
      manuscript({ file: 'second.md', date: second, updated: second }),
    ];
    const ahead = makeEdition(archive({ manuscripts }), NOW, [], 'second.md');
    expect(ahead.posts).toMatchObject([
      { file: 'second.md', date: second, updated: second },
      { file: 'old.md', updated: null },
    ]);
    expect(ahead.years.map(shelfOf)).toEqual([
      [2026, ['second.md']],
      [2025, ['old.md']],
    ]);
    expect(ahead.ledger).toContainEqual({
      file: 'second.md',
      outcome: 'published',
      path: '/blog/second',
    });
    expect(ahead).toMatchObject({ instant: NOW, nextDue: '2025-06-20T00:00:00.000Z' });
  });

  it('is the same in whatever order files were read', () => {
    const reversed = archive({
      ...full,
      manuscripts: [...full.manuscripts].reverse(),
      authors: [...full.authors].reverse(),
    });
    expect(makeEdition(reversed, NOW)).toEqual(edition);
  });

  it('has an instant in one form, and cannot do without', () => {
    expect(makeEdition(full, '2025-06-10').instant).toBe(NOW);
    expect(() => makeEdition(full, 'now')).toThrow(RangeError);
  });

  it('orders posts of one instant by file name', () => {
    const twins = ['b.md', 'a.md'].map((file) => manuscript({ file }));
    expect(files(makeEdition(archive({ manuscripts: twins }), NOW).posts)).toEqual([
      'a.md',
      'b.md',
    ]);
  });

  it('may be empty', () => {
    const empty = makeEdition(archive(), NOW);
    expect(empty).toMatchObject({
      posts: [],
      years: [],
      ledger: [],
      findings: [],
    });
    // The feeds of an empty site have old names too, and lead nowhere else.
    const targets = new Set(empty.redirects.map(({ to }) => to));
    expect([...targets].sort()).toEqual([
      '/atom.xml',
      '/feed.json',
      '/rss.xml',
      '/sitemap.xml',
    ]);
  });
});

describe('a post', () => {
  it.each([
    [0, 1],
    [1, 1],
    [1.01, 2],
    [10, 10],
  ])('that takes %f minutes to read says %i', (minutes, said) => {
    const { posts } = makeEdition(archive({ manuscripts: [manuscript({ minutes })] }), NOW);
    expect(posts[0]?.readingMinutes).toBe(said);
  });

  it('has an encoded address and a decoded slug', () => {
    const post = manuscript({ seo: { url: 'https://openinfra.org/blog/%EC%86%8C%EC%8B%9D' } });
    const { posts } = makeEdition(archive({ manuscripts: [post] }), NOW);
    expect(posts[0]).toMatchObject({ slug: '소식', path: '/blog/%EC%86%8C%EC%8B%9D' });
  });

  it('keeps its places to itself', () => {
    expect(edition.posts[0]).not.toHaveProperty('places');
  });
});

describe('what an edition finds', () => {
  const rulesFor = (about: Parameters<typeof manuscript>[0]) =>
    makeEdition(archive({ manuscripts: [manuscript(about)] }), NOW).findings.map(
      ({ rule }) => rule,
    );

  it.each([[{}], [{ hidePost: true }], [{ date: '2025-07-01T00:00:00.000Z' }]])(
    'concerns posts that are or will be public: %j',
    (about) => {
      const faults = { authors: ['No Body'], seo: { description: null } };
      expect(rulesFor({ ...about, ...faults })).toEqual([
        'missing-description',
        'unknown-author',
      ]);
    },
  );

  it('leaves drafts alone', () => {
    expect(rulesFor({ draft: true, authors: ['No Body'], seo: { description: null } })).toEqual(
      [],
    );
  });

  it('knows the hosts of this site', () => {
    expect(rulesFor({ seo: { url: 'https://openinfra.dev/blog/a' } })).toEqual([]);
    expect(rulesFor({ seo: { url: 'https://example.org/blog/a' } })).toEqual(['unknown-host']);
  });

  it('is told with what reading found, file by file from top to bottom', () => {
    const found = (file: string, line: number, column: number): Finding => ({
      severity: 'warning',
      rule: 'x',
      file,
      line,
      column,
      message: '',
      repair: '',
    });
    const findings = [
      found('b.md', 1, 1),
      found('a.md', 10, 1),
      found('a.md', 9, 2),
      found('a.md', 9, 1),
    ];
    const told = makeEdition(archive({ findings }), NOW).findings;
    expect(told.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
      'a.md:9:1',
      'a.md:9:2',
      'a.md:10:1',
      'b.md:1:1',
    ]);
  });
});

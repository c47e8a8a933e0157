import { describe, expect, it } from 'vitest';
import { findCategoryFaults, resolveCategories } from './categories.ts';
import { manuscript } from './fixtures.ts';

const list = [
  { id: 'c1', label: 'News & Announcements' },
  { id: 'c2', label: 'OpenStack' },
];

const filed = (...categories: { id: string | null; label: string }[]) =>
  manuscript({ categories });

function labelsOf(post: ReturnType<typeof filed>): string[] {
  return resolveCategories([post], list)
    .of(post)
    .map(({ label }) => label);
}

describe('the categories of a post', () => {
  it('go by label, whatever the id says', () => {
    expect(labelsOf(filed({ id: 'c1', label: 'OpenStack' }))).toEqual(['OpenStack']);
  });

  it('are named once each, in the order of the post', () => {
    const post = filed(
      { id: null, label: 'Zuul' },
      { id: 'c2', label: 'OpenStack' },
      { id: null, label: 'Zuul' },
    );
    expect(labelsOf(post)).toEqual(['Zuul', 'OpenStack']);
  });

  it('are found by an id that stands alone', () => {
    expect(labelsOf(filed({ id: 'c2', label: 'c2' }))).toEqual(['OpenStack']);
    expect(labelsOf(filed({ id: null, label: 'c2' }))).toEqual(['OpenStack']);
  });
});

describe('the address of a category', () => {
  const pathsOf = (...labels: string[]) =>
    resolveCategories([filed(...labels.map((label) => ({ id: null, label })))], []).all.map(
      ({ path }) => path,
    );

  it('is made as it always was', () => {
    expect(pathsOf('News & Announcements')).toEqual(['/blog/category/news-announcements']);
    expect(pathsOf('OpenStack')).toEqual(['/blog/category/open-stack']);
    expect(pathsOf('소식')).toEqual(['/blog/category/%EC%86%8C%EC%8B%9D']);
    expect(pathsOf('+')).toEqual(['/blog/category/category']);
  });

  it.each([[['C', 'C++']], [['C++', 'C']]])(
    'is its own, where two labels make the same: %j',
    (labels) => {
      const { all } = resolveCategories(
        [filed(...labels.map((label) => ({ id: null, label })))],
        [],
      );
      expect(Object.fromEntries(all.map(({ label, slug }) => [label, slug]))).toEqual({
        C: 'c',
        'C++': 'c-2',
      });
    },
  );

  it('belongs to the list first', () => {
    const post = filed({ id: null, label: 'NEWS announcements' });
    expect(resolveCategories([post], list).of(post)).toMatchObject([
      { slug: 'news-announcements-2' },
    ]);
  });
});

describe('a category at fault', () => {
  it.each([
    ['category-contradiction', { id: 'c1', label: 'OpenStack' }],
    ['category-contradiction', { id: 'c9', label: 'OpenStack' }],
    ['unknown-category', { id: null, label: 'Zuul' }],
    ['unknown-category', { id: 'c1', label: 'Zuul' }],
  ])('is reported as %s: %j', (rule, category) => {
    const post = { ...filed(category) };
    const places = { ...post.places, categories: [{ line: 7, column: 3 }] };
    expect(findCategoryFaults({ ...post, places }, list)).toMatchObject([
      { rule, severity: 'warning', line: 7, column: 3 },
    ]);
  });

  it.each([
    { id: 'c2', label: 'OpenStack' },
    { id: null, label: 'OpenStack' },
    { id: 'c2', label: 'c2' },
  ])('is not %j', (category) => {
    expect(findCategoryFaults(filed(category), list)).toEqual([]);
  });

  it('is none where there is no list', () => {
    expect(findCategoryFaults(filed({ id: 'c1', label: 'Zuul' }), [])).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { manuscript } from '../fixtures.ts';
import { assignAddresses } from './addresses.ts';
import type { Claimant } from './claims.ts';

const BLOG = 'https://openinfra.org/blog';

function claim(
  file: string,
  url: string | null,
  about: Partial<Claimant> & { date?: string } = {},
): Claimant {
  const { state = 'published', date = '2025-06-01T12:00:00.000Z' } = about;
  const post = manuscript({ file, date, hidePost: state === 'unlisted', seo: { url } });
  return { manuscript: post, state };
}

function assign(...claimants: Claimant[]) {
  const straight = assignAddresses(claimants);
  // What a post's address is may not depend on the order in which files are read.
  expect(assignAddresses([...claimants].reverse())).toEqual(straight);
  return {
    slugs: Object.fromEntries(
      straight.addressed.map(({ manuscript: { file }, slug }) => [file, slug]),
    ),
    promised: [...straight.promised],
    reported: straight.findings.map(({ file, rule }) => `${file} ${rule}`),
    findings: straight.findings,
  };
}

describe('the address of a post', () => {
  it('is the last part of seo.url, else the name of its file', () => {
    expect(
      assign(
        claim('posts/a.md', `${BLOG}/Some_Name`),
        claim('posts/b.md', null),
        claim('posts/c.md', BLOG),
      ),
    ).toMatchObject({
      slugs: { 'posts/a.md': 'Some_Name', 'posts/b.md': 'b', 'posts/c.md': 'c' },
      reported: [],
    });
  });

  it('that two claim goes to the earlier, and the other is under its file’s name', () => {
    const earlier = claim('z.md', `${BLOG}/x`, { date: '2025-01-01T00:00:00.000Z' });
    const { slugs, reported, findings } = assign(earlier, claim('a.md', `${BLOG}/x`));
    expect(slugs).toEqual({ 'z.md': 'x', 'a.md': 'a' });
    expect(reported).toEqual(['z.md contested-address', 'a.md contested-address']);
    expect(findings.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
    expect(findings[1]?.message).toContain('/blog/a');
  });

  it('that two claim goes to the listed one, though it is the later', () => {
    const unlisted = claim('a.md', `${BLOG}/x`, {
      state: 'unlisted',
      date: '2025-01-01T00:00:00.000Z',
    });
    expect(assign(unlisted, claim('b.md', `${BLOG}/x`)).slugs).toEqual({
      'a.md': 'a',
      'b.md': 'x',
    });
  });

  it('that two claim at one instant goes to the first by file name', () => {
    expect(assign(claim('b.md', `${BLOG}/x`), claim('a.md', `${BLOG}/x`)).slugs).toEqual({
      'a.md': 'x',
      'b.md': 'b',
    });
  });

  it('has a number where the file’s name is taken as well', () => {
    const posts = [
      claim('x.md', null, { date: '2025-01-01T00:00:00.000Z' }),
      claim('2024/x.md', null),
      claim('2025/x.md', `${BLOG}/x`, { state: 'unlisted' }),
      claim('y.md', `${BLOG}/x-2`),
    ];
    expect(assign(...posts).slugs).toEqual({
      'x.md': 'x',
      '2024/x.md': 'x-3',
      '2025/x.md': 'x-4',
      'y.md': 'x-2',
    });
  });

  it.each([
    ['category', 'category-2'],
    ['Archive', 'Archive-2'],
    ['name', 'name'],
  ])('%s of a file becomes %s', (stem, slug) => {
    const { slugs, reported } = assign(claim(`${stem}.md`, null));
    expect(slugs).toEqual({ [`${stem}.md`]: slug });
    expect(reported).toEqual(slug === stem ? [] : [`${stem}.md unusable-address`]);
  });

  it.each([`${BLOG}/author`, `${BLOG}/a%2Fb`, `${BLOG}/${'x'.repeat(201)}`, '..'])(
    'cannot be taken from %s',
    (url) => {
      expect(assign(claim('a.md', url))).toMatchObject({
        slugs: { 'a.md': 'a' },
        reported: ['a.md unusable-address'],
      });
    },
  );

  it('of a post that lost it is no name that the site uses', () => {
    const { slugs } = assign(claim('a.md', `${BLOG}/x`), claim('category.md', `${BLOG}/x`));
    expect(slugs).toEqual({ 'a.md': 'x', 'category.md': 'category-2' });
  });

  it('may differ from another in capitals alone, with a warning', () => {
    const { slugs, reported } = assign(
      claim('a.md', `${BLOG}/Name`),
      claim('b.md', `${BLOG}/name`),
    );
    expect(slugs).toEqual({ 'a.md': 'Name', 'b.md': 'name' });
    expect(reported).toEqual(['b.md address-differs-in-case']);
  });
});

describe('the address of a scheduled post', () => {
  const scheduled = claim('s.md', `${BLOG}/x`, {
    state: 'scheduled',
    date: '2099-01-01T00:00:00.000Z',
  });

  it('is promised, and is nobody’s before it is due', () => {
    expect(assign(scheduled)).toMatchObject({ slugs: {}, promised: ['x'], reported: [] });
  });

  it('is not given to a post under its file’s name', () => {
    const first = claim('a.md', `${BLOG}/y`, { date: '2025-01-01T00:00:00.000Z' });
    const { slugs, promised } = assign(scheduled, first, claim('x.md', `${BLOG}/y`));
    expect(slugs).toEqual({ 'a.md': 'y', 'x.md': 'x-2' });
    expect(promised).toEqual(['x']);
  });

  it('takes nothing from a post that is public, and both are told', () => {
    const { slugs, promised, reported, findings } = assign(
      scheduled,
      claim('a.md', `${BLOG}/x`),
    );
    expect(slugs).toEqual({ 'a.md': 'x' });
    expect(promised).toEqual([]);
    expect(reported).toEqual(['a.md contested-address', 's.md contested-address']);
    expect(findings[0]?.message).toContain('stays where it is');
  });

  it('will be taken from an unlisted post, and both are told beforehand', () => {
    const { findings } = assign(scheduled, claim('a.md', `${BLOG}/x`, { state: 'unlisted' }));
    expect(findings[0]?.message).toContain('the other moves');
  });
});

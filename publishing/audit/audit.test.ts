import { expect, test } from 'vitest';
import type { Edition } from '#newsroom/edition.ts';
import { categoryOf, editionOf, postOf } from '#syndication/fixtures/edition.ts';
import { auditSurfaces, type Sighting, type Sightings } from './audit.ts';
import { formatAudit } from './format.ts';
import { type Surface, surfaces } from './surfaces.ts';

const edition = editionOf([
  postOf({ slug: 'listed', categories: [categoryOf('events'), categoryOf('people')] }),
  postOf({ slug: 'other', categories: [] }),
  postOf({ slug: 'hidden', state: 'unlisted' }),
]);

/** A build as it ought to be: everything shows wherever it must. */
function soundBuild(of: Edition): Record<Surface, Sighting[]> {
  const entries = (Object.keys(surfaces) as Surface[]).map((surface) => [
    surface,
    surfaces[surface]
      .places(of)
      .flatMap(({ address, must }) => must.map(({ slug }) => ({ place: address, slug }))),
  ]);
  return Object.fromEntries(entries);
}

const problemsOf = (found: Sightings) => auditSurfaces(edition, found).problems;

test('a sound build has no problem', () => {
  const { rows, problems } = auditSurfaces(edition, soundBuild(edition));
  expect(problems).toEqual([]);
  expect(rows.map(({ slug, state }) => [slug, state])).toEqual([
    ['listed', 'published'],
    ['other', 'published'],
    ['hidden', 'unlisted'],
  ]);
  expect(rows[2]?.marks).toMatchObject({ page: 'shown', markdown: 'shown', sitemap: 'absent' });
});

test.each(Object.keys(surfaces) as Surface[])(
  'a draft or scheduled post on the surface “%s” is a leak',
  (surface) => {
    const found = soundBuild(edition);
    const place = surfaces[surface].places(edition)[0]?.address ?? '';
    found[surface].push({ place, slug: 'secret' });
    const { problems, rows } = auditSurfaces(edition, found);
    expect(problems).toEqual([expect.stringMatching(/^secret: .* no reader may open/)]);
    expect(rows.at(-1)).toMatchObject({ slug: 'secret', marks: { [surface]: 'leak' } });
  },
);

const forListed = (Object.keys(surfaces) as Surface[]).filter(
  (surface) => surfaces[surface].states.unlisted === 'forbidden',
);

test('all but a post’s own page, card, Markdown and data are for listed posts', () => {
  const own = (Object.keys(surfaces) as Surface[]).filter((one) => !forListed.includes(one));
  expect(own).toEqual(['page', 'structuredData', 'card', 'markdown']);
});

test.each(forListed)('an unlisted post on the surface “%s” is a leak', (surface) => {
  const found = soundBuild(edition);
  const place = surfaces[surface].places(edition)[0]?.address ?? '';
  found[surface].push({ place, slug: 'hidden' });
  expect(problemsOf(found)).toEqual([expect.stringMatching(/^hidden: .* unlisted/)]);
});

const required = (Object.keys(surfaces) as Surface[]).filter(
  (surface) => surfaces[surface].states.published === 'required',
);

test.each(required)(
  'a published post that is not on the surface “%s” is missing',
  (surface) => {
    const found = soundBuild(edition);
    const [first] = found[surface];
    found[surface] = found[surface].slice(1);
    const { problems, rows } = auditSurfaces(edition, found);
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${first?.slug}: .* must`))]);
    expect(problems[0]).toContain(first?.place);
    expect(rows.find(({ slug }) => slug === first?.slug)?.marks[surface]).toBe('missing');
  },
);

test('a post on the shelf of another category is out of place', () => {
  const found = soundBuild(edition);
  found.category.push({ place: '/blog/category/events', slug: 'other' });
  expect(problemsOf(found)).toEqual([expect.stringContaining('does not belong')]);
});

test('a post at an address that shows no posts is out of place', () => {
  const found = soundBuild(edition);
  found.author.push({ place: '/blog/author/nobody', slug: 'listed' });
  expect(problemsOf(found)).toEqual([expect.stringContaining('/blog/author/nobody')]);
});

test('a sitemap with a post whose original is elsewhere is a leak', () => {
  const repeated = editionOf([
    postOf({ slug: 'repeated', canonical: 'https://original.example/a' }),
  ]);
  const found = soundBuild(repeated);
  expect(auditSurfaces(repeated, found).problems).toEqual([]);
  found.sitemap.push({ place: '/sitemap.xml', slug: 'repeated' });
  found.newsSitemap.push({ place: '/sitemaps/news.xml', slug: 'repeated' });
  expect(auditSurfaces(repeated, found).problems).toHaveLength(2);
});

test('an unlisted post without its page is missing', () => {
  const found = soundBuild(edition);
  found.page = found.page.filter(({ slug }) => slug !== 'hidden');
  expect(problemsOf(found)).toEqual([expect.stringMatching(/^hidden: .*page/)]);
});

test('a feed need not hold more posts than it has room for', () => {
  const many = editionOf(
    Array.from({ length: 70 }, (_, index) => postOf({ slug: `post-${index}` })),
  );
  expect(surfaces.newsFeed.places(many)[0]?.must).toHaveLength(50);
  expect(auditSurfaces(many, soundBuild(many)).problems).toEqual([]);
});

test('a surface that the site does not have is no problem', () => {
  const { problems, rows } = auditSurfaces(edition, { ...soundBuild(edition), search: null });
  expect(problems).toEqual([]);
  expect(rows[0]?.marks.search).toBe('no surface');
});

test('the table names each post, and the problems beneath it', () => {
  const found = soundBuild(edition);
  found.sitemap.push({ place: '/sitemap.xml', slug: 'hidden' });
  const text = formatAudit(auditSurfaces(edition, found));
  expect(text).toMatch(/^post +state +page +index +JSON-LD/);
  expect(text).toMatch(/^hidden +unlisted .*LEAK/m);
  expect(text).toContain('1 problem:\nhidden: /sitemap.xml (sitemap)');
});

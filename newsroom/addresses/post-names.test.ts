import { expect, test } from 'vitest';
import type { ArchivedManuscript } from '../archive.ts';
import { makeEdition } from '../compose-edition.ts';
import { archive, LATER, manuscript } from '../fixtures.ts';

type About = Partial<Omit<ArchivedManuscript, 'seo'>> & { seo?: { url: string } };

function addresses(...posts: About[]) {
  const edition = makeEdition(
    archive({ manuscripts: posts.map((about) => manuscript(about)) }),
    LATER,
  );
  const blog = edition.redirects.filter(({ from }) => /^\/(blog|news)\/[^/]+$/.test(from));
  return {
    paths: edition.posts.map(({ path }) => path),
    redirects: Object.fromEntries(blog.map(({ from, to }) => [from, to])),
    gone: edition.gone,
  };
}

test('seo.url decides before slug, slug before the name of the file', () => {
  const seo = { url: 'https://openinfra.org/blog/by-url' };
  expect(addresses({ file: 'posts/name.md', slug: 'by-slug', seo }).paths).toEqual([
    '/blog/by-url',
  ]);
  expect(addresses({ file: 'posts/name.md', slug: 'by-slug' })).toMatchObject({
    paths: ['/blog/by-slug'],
    redirects: { '/blog/name': '/blog/by-slug' },
  });
});

test('a date in front of the name is left out, unless the file has a templateKey', () => {
  const file = 'posts/2024-01-02-x.md';
  expect(addresses({ file, hasTemplateKey: false })).toMatchObject({
    paths: ['/blog/x'],
    redirects: { '/blog/2024-01-02-x': '/blog/x' },
  });
  expect(addresses({ file, hasTemplateKey: true }).paths).toEqual(['/blog/2024-01-02-x']);
});

test('index.md is called by its folder; the numbered addresses of before lead there', () => {
  const bundles = addresses(
    { file: 'posts/first/index.md', date: '2025-01-01T00:00:00.000Z' },
    { file: 'posts/second/index.md', date: '2025-02-01T00:00:00.000Z' },
  );
  expect(bundles).toMatchObject({
    paths: ['/blog/second', '/blog/first'],
    redirects: { '/blog/index-2': '/blog/first', '/blog/index-3': '/blog/second' },
  });
});

test('the whole path of a permalink leads to the post', () => {
  const post = { file: 'a.md', slug: 'real', permalink: '/news/real-address' };
  expect(addresses(post).redirects).toMatchObject({ '/news/real-address': '/blog/real' });
});

test('an expired post leaves its address to others, and is gone where nobody takes it', () => {
  const expiryDate = '2025-07-01T00:00:00.000Z';
  const old = { file: 'posts/old.md', expiryDate };
  expect(addresses(old)).toMatchObject({ paths: [], gone: ['/blog/old', '/blog/old.md'] });
  expect(addresses(old, { file: 'posts/new.md', slug: 'old' })).toMatchObject({
    paths: ['/blog/old'],
    gone: [],
  });
  expect(addresses(old, { file: 'posts/new.md', aliases: ['/blog/old'] })).toMatchObject({
    redirects: { '/blog/old': '/blog/new' },
    gone: ['/blog/old.md'],
  });
});

test('a release is due when a post expires', () => {
  const expiryDate = '2027-01-01T00:00:00.000Z';
  const edition = makeEdition(archive({ manuscripts: [manuscript({ expiryDate })] }), LATER);
  expect(edition.nextDue).toBe(expiryDate);
});

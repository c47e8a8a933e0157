import { describe, expect, it } from 'vitest';
import { makeEdition, type Post } from '#newsroom/edition.ts';
import { archive, authorFile, LATER, manuscript } from '#newsroom/fixtures.ts';
import { identity } from '#site/identity.ts';
import { describePost, metadataOf } from './metadata.ts';

const ORIGIN = 'https://news.example.org';
const page = { path: '/blog', title: 'News', description: 'What is new.' };
const picture = { src: '/media/a%20b.png', alt: 'A picture', width: 1200, height: 675 };

function postWith(about: Parameters<typeof manuscript>[0]): Post {
  const { posts, unlisted } = makeEdition(
    archive({
      manuscripts: [manuscript({ file: 'a-post.md', ...about })],
      authors: [authorFile({ twitter: '@newsroom' })],
    }),
    LATER,
  );
  return [...posts, ...unlisted][0] as Post;
}

const tagsOf = (about: Parameters<typeof manuscript>[0]) =>
  metadataOf(describePost(postWith(about), null), ORIGIN);

describe('any page', () => {
  it('names the site in its title, and not on its card', () => {
    const { title, openGraph, twitter } = metadataOf(page, ORIGIN);
    expect(title).toBe(`News — ${identity.name}`);
    expect(openGraph).toMatchObject({ title: 'News', siteName: identity.name });
    expect(twitter).toMatchObject({ title: 'News', site: identity.twitter });
  });

  it('is named like the site where it is the home page', () => {
    expect(metadataOf({ ...page, path: '/', title: null }, ORIGIN)).toMatchObject({
      title: identity.name,
      alternates: { canonical: `${ORIGIN}/` },
      openGraph: { title: identity.name, url: `${ORIGIN}/` },
    });
  });

  it('has one address, on the origin where the site is reached', () => {
    const { alternates, openGraph } = metadataOf(page, ORIGIN);
    expect(alternates).toEqual({ canonical: `${ORIGIN}/blog` });
    expect(openGraph).toMatchObject({ url: `${ORIGIN}/blog` });
  });

  it('may be indexed', () => {
    expect(metadataOf(page, ORIGIN).robots).toMatchObject({ index: true });
  });

  it('has a small card without a picture, and a large one with it', () => {
    expect(metadataOf(page, ORIGIN).twitter).toMatchObject({ card: 'summary' });
    const { twitter, openGraph } = metadataOf({ ...page, picture }, ORIGIN);
    const url = `${ORIGIN}/media/a%20b.png`;
    expect(twitter).toMatchObject({ card: 'summary_large_image', images: { url } });
    expect(openGraph).toMatchObject({ images: { url, width: 1200, height: 675 } });
  });
});

describe('a post', () => {
  it('is an article with its date, authors and category', () => {
    const { authors, openGraph } = tagsOf({
      date: '2025-06-03T20:12:35.473Z',
      categories: [{ id: null, label: 'News & Announcements' }],
    });
    expect(authors).toEqual([{ name: 'Newsroom' }]);
    expect(openGraph).toMatchObject({
      type: 'article',
      publishedTime: '2025-06-03T20:12:35.473Z',
      modifiedTime: '2025-06-03T20:12:35.473Z',
      authors: [`${ORIGIN}/blog/author/newsroom`],
      section: 'News & Announcements',
    });
  });

  it('says when it was updated', () => {
    const updated = '2025-06-05T00:00:00.000Z';
    expect(tagsOf({ updated }).openGraph).toMatchObject({ modifiedTime: updated });
  });

  it('goes by the title that was written for search engines', () => {
    expect(tagsOf({ title: 'Long', seo: { title: 'Short' } })).toMatchObject({
      title: `Short — ${identity.name}`,
      openGraph: { title: 'Short' },
    });
  });

  it('names the account in its frontmatter as publisher and author', () => {
    expect(tagsOf({ seo: { twitterUsername: '@openinfradev' } }).twitter).toMatchObject({
      site: '@openinfradev',
      creator: '@openinfradev',
    });
  });

  it('names the site’s account and the author’s where its frontmatter has none', () => {
    expect(tagsOf({}).twitter).toMatchObject({ site: identity.twitter, creator: '@newsroom' });
  });

  it('keeps out of search engines while it is unlisted', () => {
    expect(tagsOf({ hidePost: true }).robots).toMatchObject({ index: false });
  });

  it('leads to the original where it repeats one', () => {
    const canonical = 'https://elsewhere.example/original';
    const { alternates, openGraph } = tagsOf({ canonical });
    expect(alternates).toEqual({ canonical });
    expect(openGraph).toMatchObject({ url: canonical });
  });
});

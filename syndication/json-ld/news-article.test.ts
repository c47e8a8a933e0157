import { expect, test } from 'vitest';
import { identity } from '#site/identity.ts';
import { authorOf, categoryOf, ORIGIN, postOf } from '../fixtures/edition.ts';
import { newsArticle } from './news-article.ts';
import { serialiseJsonLd } from './schema.ts';

const publication = { origin: ORIGIN, logo: '/mark.png' };
const pictures = ['wide', 'middle', 'square'].map((shape) => `${ORIGIN}/${shape}.jpg`);

test('a post says all that readers of bylines and search engines ask for', () => {
  const article = newsArticle(
    postOf({
      slug: 'handbook',
      title: 'A handbook',
      lang: 'ko',
      words: 321,
      categories: [categoryOf('events', 'Events'), categoryOf('people', 'People')],
    }),
    publication,
    pictures,
  );
  expect(article).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: 'A handbook',
    description: 'Description of handbook.',
    inLanguage: 'ko',
    datePublished: '2025-03-01T09:00:00.000Z',
    dateModified: '2025-03-01T09:00:00.000Z',
    author: {
      '@type': 'Person',
      name: 'Name of first-author',
      url: `${ORIGIN}/blog/author/first-author`,
    },
    publisher: { name: identity.name, logo: { url: `${ORIGIN}/mark.png` } },
    image: pictures,
    mainEntityOfPage: { '@id': `${ORIGIN}/blog/handbook` },
    articleSection: ['Events', 'People'],
    wordCount: 321,
  });
});

test('several authors are a list, in their order', () => {
  const authors = [authorOf('b'), authorOf('a')];
  expect(newsArticle(postOf({ authors }), publication, []).author).toMatchObject([
    { name: 'Name of b' },
    { name: 'Name of a' },
  ]);
});

test('who signs has a job and an organisation, where they are known', () => {
  const authors = [
    authorOf('a', { role: 'Executive Director', company: 'ISRG' }),
    authorOf('b'),
  ];
  const [known, unknown] = newsArticle(postOf({ authors }), publication, [])
    .author as unknown[];
  expect(known).toMatchObject({
    '@type': 'Person',
    jobTitle: 'Executive Director',
    affiliation: { '@type': 'Organization', name: 'ISRG' },
  });
  expect(JSON.parse(JSON.stringify(unknown))).toEqual({
    '@type': 'Person',
    name: 'Name of b',
    url: `${ORIGIN}/blog/author/b`,
  });
});

test('a post that nobody signs is signed by the publisher', () => {
  expect(newsArticle(postOf({ authors: [] }), publication, []).author).toMatchObject({
    '@type': 'Organization',
    name: identity.name,
    url: `${ORIGIN}/`,
  });
});

test('a newsroom and a team are no persons', () => {
  const typeOf = (name: string, company: string | null) => {
    const authors = [authorOf('x', { name, company })];
    return newsArticle(postOf({ authors }), publication, []).author;
  };
  const organisation = { '@type': 'Organization' };
  expect(typeOf(`${identity.shortName} Newsroom`, null)).toMatchObject(organisation);
  expect(typeOf('Ant Open Source', 'Ant Group')).toMatchObject(organisation);
  expect(typeOf('Ant Person', 'Example')).toMatchObject({ '@type': 'Person' });
});

test('a correction is told, and makes the post younger', () => {
  const corrections = [{ date: '2025-03-09T10:00:00.000Z', text: 'It was <two>.' }];
  expect(newsArticle(postOf({ corrections }), publication, [])).toMatchObject({
    dateModified: '2025-03-09T10:00:00.000Z',
    correction: [
      {
        '@type': 'CorrectionComment',
        datePublished: '2025-03-09T10:00:00.000Z',
        text: 'It was <two>.',
      },
    ],
  });
});

test('a republication points to its original, and claims no licence for it', () => {
  const canonical = 'https://elsewhere.example/original';
  const article = newsArticle(postOf({ canonical }), publication, []);
  expect(article).toMatchObject({
    url: canonical,
    mainEntityOfPage: { '@id': canonical },
    isBasedOn: canonical,
  });
  expect(article.license).toBeUndefined();
});

test('hostile frontmatter stays text, and an address that can run is not passed on', () => {
  const written = serialiseJsonLd(
    newsArticle(
      postOf({
        title: `${'"</script>\u0000 & ]]>'.repeat(400)}`,
        description: '<img src=x onerror=alert(1)>',
        canonical: 'javascript:alert(1)',
        authors: [authorOf('x', { name: '</script>\u202E', url: 'javascript:alert(1)' })],
      }),
      publication,
      [],
    ),
  );
  expect(written).not.toMatch(/[<>&]|javascript:|\\u0000|\u202E/);
  const article = JSON.parse(written);
  expect(article.headline.length).toBeLessThanOrEqual(200);
  expect(article.author.name).toBe('</script>');
});

test('a post whose language nobody named has none', () => {
  const post = postOf({ script: 'Hebr', title: 'שלום' });
  expect(newsArticle(post, publication, []).inLanguage).toBeUndefined();
  expect(newsArticle(postOf(), publication, []).inLanguage).toBe(identity.language);
});

test('the headline is the one that its editors wrote for search engines', () => {
  const { seo } = postOf();
  const post = postOf({
    title: 'A handbook',
    seo: { ...seo, title: 'Handbook for operators' },
  });
  expect(newsArticle(post, publication, []).headline).toBe('Handbook for operators');
});

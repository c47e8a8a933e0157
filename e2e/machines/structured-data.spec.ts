import { expect, test } from '@playwright/test';
import { identity } from '#site/identity.ts';
import { fetchPage } from '../crawl.ts';
import { siteUnderTest } from '../site-under-test.ts';
import { structuredData, typesOn } from './structured-data.ts';

const { SITE_URL } = siteUnderTest;

const types: [page: string, address: string, types: string[]][] = [
  ['the home page', '/', ['Organization', 'WebSite']],
  ['the news', '/blog', ['CollectionPage']],
  ['a category', '/blog/category/test-notes', ['CollectionPage']],
  ['a year of a category', '/blog/category/test-notes/2024', ['CollectionPage']],
  ['a year', '/blog/archive/2024', ['CollectionPage']],
  ['an author', '/blog/author/test-author', ['ProfilePage']],
  ['a post', '/blog/published', ['NewsArticle', 'BreadcrumbList']],
  ['an unlisted post', '/blog/unlisted-kestrelwort', ['NewsArticle', 'BreadcrumbList']],
];

for (const [page, address, expected] of types) {
  test(`${page} is, in this order: ${expected.join(', ')}`, async ({ request }) => {
    expect(typesOn(await fetchPage(request, address))).toEqual(expected);
  });
}

test('the home page says who publishes', async ({ request }) => {
  const [organization, site] = structuredData(await fetchPage(request, '/'));
  expect(organization?.object).toMatchObject({
    '@context': 'https://schema.org',
    name: identity.name,
    url: `${SITE_URL}/`,
    logo: { '@type': 'ImageObject', url: `${SITE_URL}/logo.png` },
    sameAs: identity.channels.filter(({ me }) => me).map(({ href }) => href),
  });
  expect(site?.object).toMatchObject({ name: identity.name, url: `${SITE_URL}/` });
});

test('a list names the posts that it shows', async ({ request }) => {
  const [list] = structuredData(await fetchPage(request, '/blog/category/states'));
  expect(list?.object).toMatchObject({
    name: 'States',
    url: `${SITE_URL}/blog/category/states`,
    mainEntity: {
      '@type': 'ItemList',
      itemListElement: expect.arrayContaining([
        expect.objectContaining({ url: `${SITE_URL}/blog/corrected` }),
      ]),
    },
  });
});

test('an author’s page says who the author is', async ({ request }) => {
  const [profile] = structuredData(await fetchPage(request, '/blog/author/test-author'));
  expect(profile?.object.mainEntity).toMatchObject({
    '@type': 'Person',
    name: 'Test Author',
    url: `${SITE_URL}/blog/author/test-author`,
    jobTitle: 'Writes test posts',
    worksFor: { '@type': 'Organization', name: 'Example Foundation' },
    sameAs: expect.arrayContaining(['https://example.org/test-author']),
  });
});

test('a correction is told, and changes the date of change', async ({ request }) => {
  const [article] = structuredData(await fetchPage(request, '/blog/corrected'));
  expect(article?.object).toMatchObject({
    datePublished: '2025-03-04T09:00:00.000Z',
    dateModified: '2025-03-12T10:00:00.000Z',
    correction: [{ '@type': 'CorrectionComment' }, { '@type': 'CorrectionComment' }],
  });
});

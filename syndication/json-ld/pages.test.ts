import { expect, test } from 'vitest';
import { identity } from '#site/identity.ts';
import { authorOf, categoryOf, ORIGIN, postOf } from '../fixtures/edition.ts';
import { breadcrumbList, postTrail } from './breadcrumbs.ts';
import { collectionPage, organization, profilePage, webSite } from './pages.ts';

const publication = { origin: ORIGIN, logo: '/mark.png' };

test('the way to a post leads by the news and its first category', () => {
  const post = postOf({
    slug: 'handbook',
    title: 'A handbook',
    categories: [categoryOf('events', 'Events'), categoryOf('people')],
  });
  expect(breadcrumbList(postTrail(post), publication).itemListElement).toEqual([
    { '@type': 'ListItem', position: 1, name: 'News', item: `${ORIGIN}/blog` },
    {
      '@type': 'ListItem',
      position: 2,
      name: 'Events',
      item: `${ORIGIN}/blog/category/events`,
    },
    { '@type': 'ListItem', position: 3, name: 'A handbook', item: `${ORIGIN}/blog/handbook` },
  ]);
});

test('a post without a category is one step below the news', () => {
  expect(postTrail(postOf({ categories: [] }))).toHaveLength(2);
});

test('the home page names the publisher with its mark and its channels', () => {
  expect(organization(publication)).toMatchObject({
    '@type': 'Organization',
    name: identity.name,
    url: `${ORIGIN}/`,
    logo: { url: `${ORIGIN}/mark.png` },
    sameAs: expect.arrayContaining(['https://social.openinfra.dev/@OpenInfra']),
  });
  const { sameAs } = organization(publication);
  // Pages to subscribe at are no identities.
  expect(JSON.stringify(sameAs)).not.toMatch(/newsletter|lists\./);
  expect(webSite(publication)).toMatchObject({
    '@type': 'WebSite',
    url: `${ORIGIN}/`,
    publisher: { name: identity.name },
  });
});

test('a list names its posts in their order', () => {
  const page = collectionPage(
    { path: '/blog/category/events', title: 'Events', description: 'News of events.' },
    [postOf({ slug: 'one' }), postOf({ slug: 'two' })],
    publication,
  );
  expect(page).toMatchObject({
    '@type': 'CollectionPage',
    name: 'Events',
    url: `${ORIGIN}/blog/category/events`,
    mainEntity: {
      itemListElement: [
        { position: 1, url: `${ORIGIN}/blog/one` },
        { position: 2, url: `${ORIGIN}/blog/two` },
      ],
    },
  });
});

test('an author’s page tells who they are and where else they write', () => {
  const author = authorOf('ada', {
    name: 'Ada Example',
    company: 'Example Works',
    role: 'Engineer',
    url: 'https://ada.example',
    twitter: '@ada',
    fediverse: '@ada@social.example',
  });
  expect(profilePage(author, publication, `${ORIGIN}/ada.jpg`)).toMatchObject({
    '@type': 'ProfilePage',
    mainEntity: {
      '@type': 'Person',
      name: 'Ada Example',
      url: `${ORIGIN}/blog/author/ada`,
      image: `${ORIGIN}/ada.jpg`,
      jobTitle: 'Engineer',
      worksFor: { name: 'Example Works' },
      sameAs: ['https://ada.example/', 'https://social.example/@ada', 'https://x.com/ada'],
    },
  });
});

test('an author’s address that can run is not passed on', () => {
  const author = authorOf('ada', { url: 'javascript:alert(1)' });
  expect(JSON.stringify(profilePage(author, publication, null))).not.toContain('javascript');
});

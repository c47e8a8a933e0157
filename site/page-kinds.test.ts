import { expect, test } from 'vitest';
import { addressOfPage, previewedPageAt } from './page-kinds.ts';
import { machineRoutes, routes } from './routes.ts';

test.each([
  routes.home(),
  routes.news(),
  routes.post('node.js-한국'),
  routes.category('a b'),
  routes.categoryYear('community', 2024),
  routes.author('someone'),
  routes.year(2024),
  routes.subscribe(),
])('a preview can show %s', (address) => {
  expect(previewedPageAt(address)).not.toBeNull();
});

test.each([
  routes.rss(),
  routes.atom(routes.category('community')),
  routes.jsonFeed(routes.author('someone')),
  routes.search(),
  routes.card('a.jpg'),
  machineRoutes.markdown('post'),
  machineRoutes.sitemapPart('pages'),
  '/media/picture.jpg',
  '/admin',
  '/blog/archive/2024/more',
])('a preview shows no page at %s', (address) => {
  expect(previewedPageAt(address)).toBeNull();
});

test('an address is made of its parts, percent-encoded, and gives them back', () => {
  const address = addressOfPage('categoryYear', 'a/b c', 2024);
  expect(address).toBe('/blog/category/a%2Fb%20c/2024');
  expect(previewedPageAt(address)).toEqual({
    kind: 'categoryYear',
    parts: { category: 'a%2Fb%20c', year: '2024' },
  });
});

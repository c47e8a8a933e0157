import { expect, test } from 'vitest';
import { isPageAddress } from './page-addresses.ts';
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
])('%s can be a page', (address) => {
  expect(isPageAddress(address)).toBe(true);
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
])('%s is none', (address) => {
  expect(isPageAddress(address)).toBe(false);
});

import { expect, test } from '@playwright/test';
import { crawl, fetchPage, pagesOf } from '../crawl.ts';
import { siteUnderTest } from '../site-under-test.ts';
import { said } from './link-rules.ts';
import { schemaFaults } from './schemas.ts';
import { locations, readSitemaps } from './sitemaps.ts';

const { SITE_URL } = siteUnderTest;

test('robots.txt lets everybody in, and names the index of sitemaps', async ({ request }) => {
  const robots = await (await request.get('/robots.txt')).text();
  expect(robots).toMatch(/^User-agent: \*\nAllow: \/\n/);
  expect(robots).not.toContain('Disallow');
  expect(robots).toContain(`Sitemap: ${SITE_URL}/sitemap.xml`);
});

test('the index and every sitemap are what the schemas ask for', async ({ request }) => {
  const index = await (await request.get('/sitemap.xml')).text();
  expect(await schemaFaults(index, 'sitemap-index.xsd')).toEqual([]);
  for (const { name, xml } of await readSitemaps(request)) {
    expect(await schemaFaults(xml, 'sitemap-all.xsd'), name).toEqual([]);
  }
});

test('the sitemaps name every page that may be indexed, and nothing else', async ({
  request,
}) => {
  // Such a page asks search engines to show another one.
  const hasOriginalElsewhere = ({ path }: { path: string }) => path === '/blog/republication';
  const named = (await readSitemaps(request)).flatMap(({ xml }) => locations(xml, 'loc'));
  expect(named.filter((address, at) => named.indexOf(address) !== at)).toEqual([]);
  const pages = pagesOf(await crawl(request)).filter(
    (page) =>
      page.status === 200 &&
      said(page, 'robots').startsWith('index') &&
      !hasOriginalElsewhere(page),
  );
  const expected = pages.map(({ path }) => new URL(path, SITE_URL).href);
  expect(named.toSorted()).toEqual(expected.toSorted());
});

test('a sitemap names the pictures of a post, and each is there', async ({ request }) => {
  const xml = (await readSitemaps(request)).map((sitemap) => sitemap.xml).join();
  const pictures = locations(xml, 'image:loc');
  const ours = pictures.filter((address) => address.startsWith(SITE_URL));
  expect(ours.length).toBeGreaterThan(2);
  for (const picture of ours) {
    const { status } = await fetchPage(request, new URL(picture).pathname);
    expect(status, picture).toBe(200);
  }
});

test('a correction changes when a post was last changed', async ({ request }) => {
  const xml = (await readSitemaps(request)).map((sitemap) => sitemap.xml).join();
  const entry = /<url>\s*<loc>[^<]*\/blog\/corrected<\/loc>.*?<\/url>/s.exec(xml)?.[0];
  expect(entry).toContain('<lastmod>2025-03-12T10:00:00.000Z</lastmod>');
});

test('where no post is news there is no sitemap of news, and none is named', async ({
  request,
}) => {
  expect((await request.get('/sitemaps/news.xml')).status()).toBe(404);
  expect(await (await request.get('/sitemap.xml')).text()).not.toContain('news.xml');
});

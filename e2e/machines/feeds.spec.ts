import { expect, test } from '@playwright/test';
import { toString as textOf } from 'hast-util-to-string';
import { validateXML } from 'xmllint-wasm';
import { elements, type FetchedPage, fetchPage } from '../crawl.ts';
import { siteUnderTest } from '../site-under-test.ts';
import { feedReaders } from './feed-readers.ts';

const { SITE_URL } = siteUnderTest;

/** What each page announces first, by its type; a machine looks there, and nowhere else. */
function announced(page: FetchedPage, type: string): string {
  const link = elements(page, 'link').find(({ properties }) => properties.type === type);
  return new URL(String(link?.properties.href)).pathname;
}

/** The posts that a list shows to people, in its order. */
function postsOn(page: FetchedPage): string[] {
  return elements(page, 'h2').flatMap((heading) =>
    heading.properties.className?.toString().includes('story-title')
      ? [String((heading.children[0] as { properties?: { href?: string } }).properties?.href)]
      : [],
  );
}

const lists = {
  'all news': '/blog',
  'a category': '/blog/category/states',
  'an author': '/blog/author/second-tester',
};
const XML_TYPES = ['application/rss+xml', 'application/atom+xml'];

for (const [name, address] of Object.entries(lists)) {
  for (const [reader, read] of Object.entries(feedReaders)) {
    test(`${reader} reads the feeds of ${name}: the posts of the page, in its order`, async ({
      request,
      baseURL,
    }) => {
      const page = await fetchPage(request, address);
      const shown = postsOn(page).map((path) => `${SITE_URL}${path}`);
      expect(shown.length).toBeGreaterThan(0);
      const types = [...XML_TYPES, ...(reader === 'feed-extractor' ? [JSON_FEED] : [])];
      for (const type of types) {
        const items = await read(`${baseURL}${announced(page, type)}`);
        const links = items.map(({ link }) => link);
        expect(links.slice(0, shown.length), type).toEqual(shown);
        expect(links.length, type).toBeGreaterThanOrEqual(Math.min(shown.length, 50));
        expect(items.every(({ title }) => title !== '')).toBe(true);
      }
    });
  }
}

const JSON_FEED = 'application/feed+json';

test('the feed of all news holds the newest fifty posts, whole and with their authors', async ({
  request,
  baseURL,
}) => {
  for (const address of ['/rss.xml', '/atom.xml']) {
    for (const reader of ['rss-parser', 'feedparser']) {
      const items = (await feedReaders[reader]?.(`${baseURL}${address}`)) ?? [];
      expect(items, reader).toHaveLength(50);
      const post = items.find(({ link }) => link === `${SITE_URL}/blog/own-picture`);
      expect(post?.author, reader).toContain('Test Author');
      const body = await fetchPage(request, '/blog/own-picture');
      const [paragraph] = elements(body, 'p').filter((one) => textOf(one).length > 100);
      const start = paragraph ? textOf(paragraph).slice(0, 60) : '';
      expect(post?.content.replace(/\s+/g, ' '), reader).toContain(start.replace(/\s+/g, ' '));
      expect(post?.content, reader).toContain(`<img src="${SITE_URL}/media/`);
    }
  }
});

test('every item of a feed carries a picture that is there: of its text, else its card', async ({
  request,
}) => {
  const pictures: Record<string, string> = {};
  for (const { url, image } of (await (await request.get('/feed.json')).json()).items) {
    const { pathname } = new URL(image);
    pictures[url] = pathname;
    const response = await request.head(pathname);
    expect(response.status(), url).toBe(200);
    expect(response.headers()['content-type'], url).toMatch(/^image\//);
  }
  expect(pictures[`${SITE_URL}/blog/own-picture`]).toBe('/media/gradient.jpg');
  expect(pictures[`${SITE_URL}/blog/pictures`]).toMatch(/^\/media\//);
  expect(Object.values(pictures).some((path) => path.startsWith('/cards/'))).toBe(true);
  for (const feed of ['/rss.xml', '/atom.xml']) {
    const xml = await (await request.get(feed)).text();
    expect(xml.match(/<media:content [^>]*url="[^"]+"/g), feed).toHaveLength(50);
  }
});

test('a JSON feed says what version 1.1 asks for', async ({ request }) => {
  const feed = await (await request.get('/feed.json')).json();
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    home_page_url: `${SITE_URL}/blog`,
    feed_url: `${SITE_URL}/feed.json`,
  });
  for (const item of feed.items) {
    expect(item).toMatchObject({
      id: expect.any(String),
      url: expect.stringContaining(`${SITE_URL}/blog/`),
      content_html: expect.any(String),
      date_published: expect.stringMatching(/^\d{4}-.*Z$/),
      date_modified: expect.stringMatching(/^\d{4}-.*Z$/),
    });
  }
});

test('a feed is XML that a browser lays out, with its style sheet', async ({ request }) => {
  for (const address of ['/rss.xml', '/atom.xml', '/blog/category/states/rss.xml']) {
    const response = await request.get(address);
    expect(response.headers()['content-type']).toBe('application/xml; charset=utf-8');
    expect(response.headers()['access-control-allow-origin']).toBe('*');
    const xml = await response.text();
    expect((await validateXML({ xml, normalization: 'c14n' })).errors).toEqual([]);
    const sheet = /<\?xml-stylesheet type="text\/css" href="([^"]+)"/.exec(xml)?.[1];
    const style = await request.get(sheet ?? '/none');
    expect(style.headers()['content-type']).toBe('text/css; charset=utf-8');
  }
});

test('a person who opens a feed sees its title and links that lead to the posts', async ({
  page,
}) => {
  await page.goto('/atom.xml');
  // Laid out like a page: in a column with room around it, which no word sticks out of.
  const { left, overflow } = await page.evaluate(() => ({
    left: document.querySelector('header')?.getBoundingClientRect().left ?? 0,
    overflow: document.documentElement.scrollWidth - window.innerWidth,
  }));
  expect(left).toBeGreaterThan(8);
  expect(overflow).toBeLessThanOrEqual(0);
  const titles = page.locator('article h2 a');
  await expect(titles).toHaveCount(50);
  await expect(titles.first()).toBeVisible();
  await expect(titles.first()).toHaveAttribute('href', new RegExp(`^${SITE_URL}/blog/`));
});

test('an update shows in a feed, and never the time of the build', async ({ request }) => {
  const { items } = await (await request.get('/blog/category/states/feed.json')).json();
  const corrected = items.find(({ url }: { url: string }) => url.endsWith('/corrected'));
  expect(corrected.date_published).toBe('2025-03-04T09:00:00.000Z');
  expect(corrected.date_modified).toBe('2025-03-12T10:00:00.000Z');
  expect(corrected.content_html).toContain('The first version named the wrong number.');
  const atom = await (await request.get('/blog/category/states/atom.xml')).text();
  expect(/<updated>(.*?)<\/updated>/.exec(atom)?.[1]).toMatch(/^2025-/);
});

test('the page of feeds leads to those of all news and of each category', async ({ page }) => {
  await page.goto('/subscribe');
  const main = page.getByRole('main');
  await expect(main.getByRole('link', { name: 'All news: Atom' })).toHaveAttribute(
    'href',
    '/atom.xml',
  );
  await expect(main.getByRole('link', { name: 'States: RSS' })).toHaveAttribute(
    'href',
    '/blog/category/states/rss.xml',
  );
});

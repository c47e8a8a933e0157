import { expect, test } from '@playwright/test';
import { crawl, type FetchedPage, fetchPage, pagesOf } from '../crawl.ts';
import { siteUnderTest } from '../site-under-test.ts';
import { linkReaders } from './link-readers.ts';
import { brokenRules, isPost, said } from './link-rules.ts';
import { comparable, expectedPreview } from './preview.ts';
import { PLAIN_SIZES, sharedPictureFaults } from './shared-pictures.ts';
import { articlePictures } from './structured-data.ts';

const { SITE_URL } = siteUnderTest;

/** Posts that no list leads to; whoever has the link may share it. */
const UNLISTED = ['/blog/unlisted-kestrelwort', '/blog/hidden-by-string'];

let pages: FetchedPage[];
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL: baseURL ?? '' });
  const listed = pagesOf(await crawl(request)).filter(({ status }) => status === 200);
  const others = await Promise.all(UNLISTED.map((path) => fetchPage(request, path)));
  pages = [...listed, ...others];
  await request.dispose();
});

test('every page keeps every rule of link previews', () => {
  expect(pages.filter(isPost).length).toBeGreaterThan(80);
  expect(pages.flatMap((page) => brokenRules(page, SITE_URL))).toEqual([]);
});

test('every picture for sharing is served as every reader takes it', async ({ request }) => {
  const cards = new Set(pages.map((page) => new URL(said(page, 'og:image')).pathname));
  expect(cards.size).toBeGreaterThan(80);
  const size = { width: 1200, height: 630 };
  for (const card of cards) {
    expect.soft(await sharedPictureFaults(request, card, size)).toEqual([]);
  }
  for (const [shape, size] of PLAIN_SIZES.entries()) {
    const plain = pages.filter(isPost).map((page) => articlePictures(page)[shape] ?? '');
    for (const picture of new Set(plain)) {
      const { pathname } = new URL(picture);
      expect.soft(await sharedPictureFaults(request, pathname, size)).toEqual([]);
    }
  }
});

for (const [name, read] of Object.entries(linkReaders)) {
  test(`${name} reads every post as it is meant`, async ({ baseURL }) => {
    for (const page of pages.filter(isPost)) {
      const preview = await read(new URL(encodeURI(decodeURI(page.path)), baseURL).href);
      expect.soft(comparable(preview), page.path).toEqual(expectedPreview(page, name, preview));
    }
  });
}

/** As they name themselves; nobody who unfolds links is told apart, or kept out. */
const AGENTS = [
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'Mastodon/4.4.0 (http.rb/5.2.0; +https://mastodon.social/) Bot',
  'Twitterbot/1.0',
  'WhatsApp/2.23.20.0',
  'Signal/7.0 (https://signal.org)',
  'Googlebot/2.1 (+http://www.google.com/bot.html)',
  'curl/8.5.0',
  '',
];

test('whoever asks gets the same page', async ({ request }) => {
  const usual = await (await request.get('/blog/code')).text();
  for (const agent of AGENTS) {
    const response = await request.get('/blog/code', { headers: { 'user-agent': agent } });
    expect(response.status(), agent).toBe(200);
    expect(await response.text(), agent).toBe(usual);
  }
});

test('a page comes compressed to who takes that', async ({ request }) => {
  const response = await request.get('/blog/code', { headers: { 'accept-encoding': 'gzip' } });
  expect(response.headers()['content-encoding']).toBe('gzip');
});

test('who asks by the site’s own name is led on with a whole address', async ({ request }) => {
  const { host, origin } = new URL(SITE_URL);
  const response = await request.get('/blog/code/', { headers: { host }, maxRedirects: 0 });
  expect(response.headers().location).toBe(`${origin}/blog/code`);
});

for (const icon of ['/favicon.ico', '/icon.svg', '/apple-touch-icon.png', '/logo.png']) {
  test(`${icon} is a picture that other sites may show`, async ({ request }) => {
    const response = await request.get(icon);
    expect(response.status()).toBe(200);
    expect(response.headers()['content-type']).toMatch(/^image\//);
    expect(response.headers()['cross-origin-resource-policy']).toBe('cross-origin');
  });
}

import { expect, test } from '@playwright/test';

/** Where the world may have linked to, and where it must lead. */
const oldAddresses: [from: string, to: string][] = [
  // Forms of a permalink.
  ['/blog/published/', '/blog/published'],
  ['/blog/published.html', '/blog/published'],
  ['/blog/Capitals-In_The-Slug/', '/blog/Capitals-In_The-Slug'],
  // The whole path of an odd seo.url.
  ['/blog/openinfra.dev/blog/doubled-tail', '/blog/doubled-tail'],
  ['/blog/openinfra.dev/blog/doubled-tail/', '/blog/doubled-tail'],
  ['/events/odd-path-tail', '/blog/odd-path-tail'],
  ['/events/odd-path-tail/', '/blog/odd-path-tail'],
  ['/blog/published/index.html', '/blog/published'],
  ['/blog/published.', '/blog/published'],
  ['/blog/published),', '/blog/published'],
  ['/blog//published', '/blog/published'],
  ['//blog/published', '/blog/published'],
  ['/blog/PUBLISHED', '/blog/published'],
  ['/blog/capitals-in_the-slug/', '/blog/Capitals-In_The-Slug'],
  // Aliases.
  ['/old/address', '/blog/aliases'],
  ['/old/address/', '/blog/aliases'],
  ['/news/2020/01/old-address.html', '/blog/aliases'],
  ['/old/%C3%BCnicode%20address', '/blog/aliases'],
  ['/old/a,%20b;%20c/', '/blog/aliases'],
  ['/old/a/b', '/blog/aliases'],
  ['/old/a%2Fb', '/blog/aliases'],
  // An address that the site needs for itself is no post's, but leads to who claims it.
  ['/blog/category', '/blog/address-of-a-category'],
  // Lists.
  ['/blog/', '/blog'],
  ['/category/markdown-html', '/blog/category/markdown-html'],
  ['/category/markdown-html/', '/blog/category/markdown-html'],
  ['/blog/category/markdown-html/', '/blog/category/markdown-html'],
  ['/author/test-author', '/blog/author/test-author'],
  ['/author/test-author/', '/blog/author/test-author'],
  ['/author/angstrom-tester', '/blog/author/angstrom-tester'],
  ['/author/%C3%A5ngstr%C3%B6m-tester', '/blog/author/angstrom-tester'],
  // Feeds and sitemaps, by the names that they have elsewhere.
  ['/feed/', '/rss.xml'],
  ['/feed.xml', '/rss.xml'],
  ['/index.xml', '/rss.xml'],
  ['/rss', '/rss.xml'],
  ['/rss/', '/rss.xml'],
  ['/atom', '/atom.xml'],
  ['/blog/rss.xml', '/rss.xml'],
  ['/blog/feed/', '/rss.xml'],
  ['/blog/feed.json', '/feed.json'],
  ['/sitemap_index.xml', '/sitemap.xml'],
  ['/sitemap-index.xml', '/sitemap.xml'],
  ['/sitemap-0.xml', '/sitemap.xml'],
  ['/wp-sitemap.xml', '/sitemap.xml'],
  ['/category/markdown-html/feed/', '/blog/category/markdown-html/rss.xml'],
  ['/tag/markdown-html/rss/', '/blog/category/markdown-html/rss.xml'],
  ['/categories/markdown-html/index.xml', '/blog/category/markdown-html/rss.xml'],
  ['/blog/author/test-author/feed/atom/', '/blog/author/test-author/atom.xml'],
  ['/author/test-author/feed.json', '/blog/author/test-author/feed.json'],
];

for (const [from, to] of oldAddresses) {
  test(`${from} leads to ${to} for good, in one step`, async ({ request, baseURL }) => {
    const redirect = await request.get(baseURL + from, { maxRedirects: 0 });
    expect([301, 308]).toContain(redirect.status());
    const location = new URL(redirect.headers().location ?? '', baseURL);
    expect(location.pathname).toBe(to);
    expect((await request.get(location.href, { maxRedirects: 0 })).status()).toBe(200);
  });
}

/** Permalinks that are not the name of their file. */
const permalinks: [address: string, title: string][] = [
  ['/blog/Capitals-In_The-Slug', 'Capitals and underscores in an address'],
  ['/blog/bare-word-address', 'An address that is a bare word'],
  ['/blog/trailing-slash-in-seo-url', 'An address with a trailing slash'],
  ['/blog/unknown-host-tail', 'An address on a host that nobody knows'],
  ['/blog/%ED%95%9C%EA%B5%AD%EC%96%B4-%EC%A3%BC%EC%86%8C', '한국어 주소'],
  ['/blog/it%E2%80%99s-a-curly%E2%80%93name', 'A file name with a curly quote and a dash'],
  ['/blog/plain-category', 'A category as a plain string'],
  ['/blog/nested', 'A post in a folder of its own'],
  // Of two posts that claim one address the earlier has it, or the listed one.
  ['/blog/twin-address', 'The earlier of two posts with one address'],
  ['/blog/twin-later', 'The later of two posts with one address'],
  ['/blog/claimed-twice', 'A listed post that wins its address'],
  ['/blog/claimed-by-unlisted', 'An unlisted post that claims a listed one’s address'],
];

for (const [address, title] of permalinks) {
  test(`${decodeURIComponent(address)} is the address of “${title}”`, async ({ page }) => {
    const response = await page.goto(address);
    expect(response?.status()).toBe(200);
    expect(new URL(page.url()).pathname).toBe(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  });
}

for (const address of [
  '/blog/no-such-post/',
  '/blog/no-such-post.html',
  '/BLOG/NO-SUCH-POST',
  '/author/nobody/feed',
  '//evil.example/',
]) {
  test(`${address} is nobody’s address`, async ({ request, baseURL }) => {
    expect((await request.get(baseURL + address)).status()).toBe(404);
  });
}

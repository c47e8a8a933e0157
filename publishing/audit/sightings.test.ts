import { expect, test } from 'vitest';
import { seenIn as seenInFile, sightingsOf } from './sightings.ts';
import type { Surface } from './surfaces.ts';

const ORIGIN = 'https://news.example.org';

/** Where posts show in a release that is made of these files alone. */
async function seenIn(files: Record<string, string>) {
  const seen = Object.keys(files)
    .sort()
    .map((file) => [file, seenInFile(file, Buffer.from(files[file] ?? ''), ORIGIN)] as const);
  const found = sightingsOf(seen, (file) => file in files, ORIGIN);
  return Object.entries(found).flatMap(([surface, sightings]) =>
    (sightings ?? []).map(({ place, slug }) => `${surface} ${place} ${slug}`),
  );
}

const LINK = '<a href="/blog/a">A post</a>';
const LIST = JSON.stringify({
  '@type': 'CollectionPage',
  mainEntity: { itemListElement: [{ url: `${ORIGIN}/blog/a` }] },
});

const pages: [file: string, surface: Surface, place: string][] = [
  ['index.html', 'home', '/'],
  ['blog.html', 'news', '/blog'],
  ['blog/category/events.html', 'category', '/blog/category/events'],
  ['blog/category/events/2025.html', 'category', '/blog/category/events'],
  ['blog/author/ada.html', 'author', '/blog/author/ada'],
  ['blog/archive/2025.html', 'year', '/blog/archive/2025'],
  ['search.html', 'others', '/search'],
  ['404.html', 'others', '/404'],
];

test.each(pages)('a link on %s shows a post', async (file, surface, place) => {
  expect(await seenIn({ [file]: `<main>${LINK}</main>` })).toEqual([`${surface} ${place} a`]);
});

test('a link shows a post wherever it stands, but for an author’s text', async () => {
  expect(await seenIn({ 'index.html': `<p>${LINK}</p>` })).toEqual(['home / a']);
  expect(await seenIn({ 'index.html': `<div data-body><p>${LINK}</div>` })).toEqual([]);
});

test.each([
  ['the header', `<header>${LINK}</header>`],
  ['the footer', `<footer><ul><li>${LINK}</ul></footer>`],
  ['a menu', `<nav>${LINK}</nav>`],
  ['the list of channels', `<main><ul data-site-links>${LINK}</ul></main>`],
  ['an author’s own page', '<main><a rel="me" href="/blog/a">Home</a></main>'],
])('a link in %s lists no post', async (_, html) => {
  expect(await seenIn({ 'search.html': html, 'blog/other.html': html })).toEqual([
    'page /blog/other other',
    'index /blog/other other',
  ]);
});

test.each(['header', 'footer', 'nav'])('a <%s> in the main part lists posts', async (name) => {
  const html = `<main><${name}>${LINK}</${name}></main>`;
  expect(await seenIn({ 'index.html': html })).toEqual(['home / a']);
});

test('a list for search engines shows a post, though people see none', async () => {
  const page = `<script type="application/ld+json">${LIST}</script>`;
  expect(await seenIn({ 'blog.html': page })).toEqual(['news /blog a']);
});

test('a post’s page shows it, with its card and data, to search engines unless it says no', async () => {
  const page = (robots: string) => `
    <meta name="robots" content="${robots}">
    <meta property="og:image" content="${ORIGIN}/cards/a.jpg">
    <script type="application/ld+json">{"@type":"NewsArticle"}</script>`;
  const files = { 'blog/a.html': page('index, follow'), 'cards/a.jpg': '' };
  expect((await seenIn(files)).sort()).toEqual(
    ['card', 'index', 'page', 'structuredData'].map((surface) => `${surface} /blog/a a`),
  );
  expect(await seenIn({ 'blog/a.html': page('noindex, follow') })).toEqual([
    'page /blog/a a',
    'structuredData /blog/a a',
  ]);
});

test.each([
  ['rss.xml', `<rss><channel><item><link>${ORIGIN}/blog/a</link></item></channel></rss>`],
  ['atom.xml', `<feed><entry><link href="${ORIGIN}/blog/a"/></entry></feed>`],
  ['feed.json', JSON.stringify({ items: [{ url: `${ORIGIN}/blog/a` }] })],
])('an item of %s shows a post', async (file, text) => {
  const files = { [file]: text, [`blog/author/ada/${file}`]: text };
  expect(await seenIn(files)).toEqual([
    `newsFeed /${file} a`,
    `authorFeed /blog/author/ada/${file} a`,
  ]);
});

test('sitemaps, Markdown and llms.txt show a post', async () => {
  const sitemap = `<urlset><url><loc>${ORIGIN}/blog/a</loc></url></urlset>`;
  const files = {
    'sitemaps/posts-1.xml': sitemap,
    'sitemaps/news.xml': sitemap,
    'blog/a.md': '# A',
    'llms.txt': `- [A](${ORIGIN}/blog/a.md)`,
  };
  expect(await seenIn(files)).toEqual([
    'markdown /blog/a.md a',
    'sitemap /sitemap.xml a',
    'newsSitemap /sitemaps/news.xml a',
    'llms /llms.txt a',
  ]);
});

test('addresses on other sites are no posts', async () => {
  const elsewhere = '<main><a href="https://elsewhere.example/blog/a">A</a></main>';
  expect(await seenIn({ 'index.html': elsewhere })).toEqual([]);
});

import { expect, test } from 'vitest';
import { redirectsOf } from './redirects.ts';

const redirectOf = redirectsOf({
  files: [
    'index.html',
    'blog.html',
    'blog/a.html',
    'blog/Mixed-Case.html',
    'blog/twin.html',
    'blog/Twin.html',
    'blog/ends-with-(brackets).html',
    'blog/한국어.html',
    'blog/Q&A, 50%.html',
    'rss.xml',
    'media/Picture.png',
    'blog/category/news/rss.xml',
    'blog/category/news/atom.xml',
    'blog/author/ada/feed.json',
  ],
  redirects: [
    { from: '/old', to: '/blog/a' },
    { from: '/blog/x.html', to: '/blog/a' },
    { from: '/Feed', to: '/rss.xml' },
    { from: '/%C3%A9t%C3%A9', to: '/blog/a' },
  ],
});

test.each([
  ['an old address', '/old', '/blog/a'],
  ['an old address with a slash', '/old/', '/blog/a'],
  ['an old address that ends in .html', '/blog/x.html', '/blog/a'],
  ['an old address at the end of a sentence', '/old).', '/blog/a'],
  ['an old address in capitals', '/OLD/', '/blog/a'],
  ['an old address in small letters', '/feed', '/rss.xml'],
  ['an old address with accents, in capitals', '/ÉTÉ', '/blog/a'],
  ['a slash behind a page', '/blog/a/', '/blog/a'],
  ['several slashes', '/blog/a//', '/blog/a'],
  ['two slashes in the middle', '/blog//a', '/blog/a'],
  ['two slashes at the beginning', '//blog/a', '/blog/a'],
  ['nothing but slashes', '//', '/'],
  ['.html behind a page', '/blog/a.html', '/blog/a'],
  ['both', '/blog/a.html/', '/blog/a'],
  ['the file of a folder', '/blog/a/index.html', '/blog/a'],
  ['the file of a folder of pages', '/blog/index.html', '/blog'],
  ['the home page by its file', '/index.html', '/'],
  ['the home page by half its file', '/index', '/'],
  ['the home page by its file in capitals', '/INDEX.HTML', '/'],
  ['the end of a sentence', '/blog/a.', '/blog/a'],
  ['a comma', '/blog/a,', '/blog/a'],
  ['the end of a bracket and of a sentence', '/blog/a).', '/blog/a'],
  ['a sentence that ends behind a slash', '/blog/a/).', '/blog/a'],
  ['one bracket too many', '/blog/ends-with-(brackets))', '/blog/ends-with-(brackets)'],
  ['capitals', '/BLOG/A', '/blog/a'],
  ['small letters', '/blog/mixed-case', '/blog/Mixed-Case'],
  ['all of it', '//BLOG//mixed-case/index.html),', '/blog/Mixed-Case'],
  ['a slash behind a feed', '/rss.xml/', '/rss.xml'],
  ['a picture in small letters', '/media/picture.png', '/media/Picture.png'],
  ['letters beyond ASCII', '/blog/한국어/', '/blog/%ED%95%9C%EA%B5%AD%EC%96%B4'],
  ['what addresses have a use for', '/blog/Q&A, 50%/', '/blog/Q%26A%2C%2050%25'],
  ['a category’s feed in WordPress', '/category/news/feed/', '/blog/category/news/rss.xml'],
  ['a category’s feed in Ghost', '/tag/news/rss/', '/blog/category/news/rss.xml'],
  ['a category’s feed in Hugo', '/categories/news/index.xml', '/blog/category/news/rss.xml'],
  ['a category’s Atom feed', '/category/news/feed/atom', '/blog/category/news/atom.xml'],
  ['a category’s feed under /blog', '/blog/category/news/feed', '/blog/category/news/rss.xml'],
  ['an author’s JSON feed', '/author/ada/feed/json/', '/blog/author/ada/feed.json'],
])('%s leads to an address of the release in one step', (_, address, target) => {
  const encoded = target.split('/').map(encodeURIComponent).join('/');
  expect([target, encoded]).toContain(redirectOf(address));
  expect(redirectOf(decodeURIComponent(target))).toBeNull();
});

test.each([
  '/',
  '/blog/a',
  '/blog/twin',
  '/blog/Twin',
  '/blog/ends-with-(brackets)',
  '/absent',
  '/absent/',
  '/absent.html',
  '/absent.',
  '/404.html',
  '/blog/a.html.html',
  // Two pages might be meant.
  '/blog/TWIN',
  '/author/ada/feed',
  '/author/nobody/feed.json',
  '//evil.example',
  '//evil.example/',
  '///evil.example/blog/a',
  '/\\evil.example',
  '/\\evil.example/blog/a/',
  '/https://evil.example/blog/a/',
  '//evil.example/../blog',
  '/blog/a/............................',
])('%s leads nowhere else', (address) => {
  expect(redirectOf(address)).toBeNull();
});

test('an address that goes on and on is answered at once', () => {
  for (const address of ['.'.repeat(15_000), `${'/'.repeat(15_000)}x`, '.html'.repeat(3_000)]) {
    const begun = performance.now();
    expect(redirectOf(`/${address}x`)).toBeNull();
    expect(performance.now() - begun).toBeLessThan(50);
  }
});

import { expect, test } from 'vitest';
import { redirectOf } from './redirects.ts';

const pages = new Set(['/', '/blog', '/blog/a', '/blog/한국어', '/blog/Q&A, 50%']);
const redirects = {
  exact: new Map([
    ['/old', '/blog/a'],
    ['/blog/x.html', '/blog/a'],
  ]),
  isPage: (address: string) => pages.has(address),
};

test.each([
  ['an old address', '/old', '/blog/a'],
  ['an old address with a slash', '/old/', '/blog/a'],
  ['an old address that ends in .html', '/blog/x.html', '/blog/a'],
  ['a slash behind a page', '/blog/a/', '/blog/a'],
  ['several slashes', '/blog/a//', '/blog/a'],
  ['.html behind a page', '/blog/a.html', '/blog/a'],
  ['both', '/blog/a.html/', '/blog/a'],
  ['the home page by its file', '/index.html', '/'],
  ['letters beyond ASCII', '/blog/한국어/', '/blog/%ED%95%9C%EA%B5%AD%EC%96%B4'],
  ['what addresses have a use for', '/blog/Q&A, 50%/', '/blog/Q%26A%2C%2050%25'],
])('%s leads to the page in one hop', (_, address, target) => {
  expect(redirectOf(redirects, address)).toBe(target);
});

test.each(['/', '/blog/a', '/absent', '/absent/', '/absent.html', '/404.html'])(
  '%s leads nowhere else',
  (address) => {
    expect(redirectOf(redirects, address)).toBeNull();
  },
);

import { expect, test } from 'vitest';
import { machineRoutes } from '#site/routes.ts';
import { headerRules, headerTable } from './headers.ts';

const UNLISTED = ['a+b', 'Q&A, part 1', "hidden'q$1;x", '50% {path}  @home', '소식', 'a*b'];

const headersFor = headerTable(
  headerRules(
    ['/media/a.png'],
    ['/rss.xml', '/blog/author/*/rss.xml'],
    UNLISTED.map(machineRoutes.markdown),
  ),
);
const policyOf = (address: string) => headersFor(address)['content-security-policy'];

test('no public page allows inline code, and nothing is allowed that is not named', () => {
  for (const address of ['/', '/blog/a', '/media/a.png', '/nowhere']) {
    expect(policyOf(address)).toContain("default-src 'none'");
    expect(policyOf(address)).not.toMatch(/unsafe/);
  }
});

test('a picture that is opened by its address runs nothing', () => {
  expect(policyOf('/media/a.svg')).toBe("default-src 'none'; sandbox");
});

test('what lies beside pages is told apart from them', () => {
  const headersOf = headerTable(headerRules(['/a.svg', '/blog/b c.svg', '/x+y/c.svg'], [], []));
  const isPicture = (address: string) =>
    headersOf(address)['content-security-policy']?.includes('sandbox');
  for (const address of ['/a.svg', '/blog/b c.svg', '/x+y/c.svg', '/x+y/d.svg']) {
    expect(isPicture(address), address).toBe(true);
  }
  for (const address of ['/', '/blog', '/blog/a', '/blog/c.svg', '/b.svg']) {
    expect(isPicture(address), address).toBe(false);
  }
});

test('the search alone may compile', () => {
  expect(policyOf('/search')).toMatch(/script-src 'self' [^;]*'wasm-unsafe-eval'/);
});

test.each(['/media/a.png', '/cards/a.jpg', '/logo.png', '/rss.xml'])(
  '%s may be embedded elsewhere',
  (address) => {
    expect(headersFor(address)['cross-origin-resource-policy']).toBe('cross-origin');
  },
);

test('a page is asked for again each time, what has a hash in its name never', () => {
  expect(headersFor('/blog/a')['cache-control']).toContain('max-age=0');
  expect(headersFor('/assets/a-1.js')['cache-control']).toContain('immutable');
});

test('what is not there is asked for again each time, wherever it is not', () => {
  expect(headersFor(null)).toEqual(headersFor('/llms.txt'));
});

test('a feed may be fetched by other sites, and a page may not', () => {
  const name = 'access-control-allow-origin';
  expect(headersFor('/rss.xml')[name]).toBe('*');
  expect(headersFor('/blog/author/ada/rss.xml')[name]).toBe('*');
  expect(headersFor('/blog/author/a/b/rss.xml')).not.toHaveProperty(name);
  expect(headersFor('/blog/a')).not.toHaveProperty(name);
});

test.each(UNLISTED)('search engines are told to leave out the Markdown of %s', (slug) => {
  expect(headersFor(`/blog/${slug}.md`)['x-robots-tag']).toBe('noindex');
});

test.each(['/blog/aab.md', '/blog/a/b.md', '/blog/aXb.md', '/blog/a+bxmd'])(
  'and not %s',
  (address) => {
    expect(headersFor(address)).not.toHaveProperty('x-robots-tag');
  },
);

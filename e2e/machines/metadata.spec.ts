import { expect, test } from '@playwright/test';
import { identity } from '#site/identity.ts';
import { crawl, elements, type FetchedPage, fetchPage, pagesOf } from '../crawl.ts';
import { kindsOfPage } from '../pages.ts';
import { siteUnderTest } from '../site-under-test.ts';

const { SITE_URL } = siteUnderTest;

/** What the head of a page says under a name, in the order of the document. */
function said(page: FetchedPage, name: string): string[] {
  return elements(page, 'meta')
    .filter(({ properties }) => [properties.name, properties.property].includes(name))
    .map(({ properties }) => String(properties.content));
}

function canonical(page: FetchedPage): string[] {
  return elements(page, 'link')
    .filter(({ properties }) => String(properties.rel) === 'canonical')
    .map(({ properties }) => String(properties.href));
}

for (const [name, address] of Object.entries(kindsOfPage)) {
  if (name === 'a page that is not there') continue;

  test(`${name} says once what it is`, async ({ request }) => {
    const page = await fetchPage(request, address);
    for (const tag of ['description', 'og:title', 'og:description', 'og:url', 'og:type']) {
      expect(said(page, tag), tag).toHaveLength(1);
      expect(said(page, tag)[0], tag).not.toBe('');
    }
    for (const tag of ['og:site_name', 'twitter:card', 'twitter:site']) {
      expect(said(page, tag), tag).toHaveLength(1);
    }
    expect(said(page, 'og:site_name')).toEqual([identity.name]);
    expect(said(page, 'og:locale')).toEqual(['en_US']);
    expect(page.html).not.toMatch(/content="[^"]*\b(undefined|null|\[object Object\])\b/);
  });

  test(`${name} names its own address on the site’s own origin`, async ({ request }) => {
    const page = await fetchPage(request, address);
    expect(canonical(page)).toEqual([new URL(address, SITE_URL).href]);
    expect(said(page, 'og:url')).toEqual(canonical(page));
  });
}

test('a post’s card is what the frontmatter says', async ({ request }) => {
  const page = await fetchPage(request, '/blog/code');
  expect(said(page, 'og:type')).toEqual(['article']);
  expect(said(page, 'og:title')).toEqual(['Code in several languages']);
  expect(said(page, 'description')).toEqual([
    'A post that was written to test the case of code.',
  ]);
  expect(said(page, 'og:description')).toEqual([
    'A post that was written to test the case of code.',
  ]);
  expect(said(page, 'article:published_time')).toEqual(['2025-05-14T09:00:00.000Z']);
  expect(said(page, 'twitter:site')).toEqual(['@example_test']);
  expect(said(page, 'twitter:creator')).toEqual(['@example_test']);
  expect(said(page, 'author')).toEqual(['Test Author']);
  expect(elements(page, 'title')).toHaveLength(1);
});

test('what editors leave around a value is not passed on', async ({ request }) => {
  const page = await fetchPage(request, '/blog/trailing-blanks');
  expect(said(page, 'og:title')).toEqual(['Blanks around everything']);
  expect(said(page, 'description')).toEqual(['A description with blanks around it.']);
  expect(said(page, 'twitter:creator')).toEqual(['@example_test']);
});

test('a post without description is described by its first paragraph', async ({ request }) => {
  const page = await fetchPage(request, '/blog/without-category');
  expect(said(page, 'description')[0]).toMatch(/^This paragraph was written for a test/);
  expect(said(page, 'twitter:site')).toEqual([identity.twitter]);
});

test('an update shows in the card', async ({ request }) => {
  const page = await fetchPage(request, '/blog/corrected');
  expect(said(page, 'article:modified_time')).toEqual(['2025-03-12T10:00:00.000Z']);
});

test('a republication points search engines to the original', async ({ request }) => {
  const page = await fetchPage(request, '/blog/republication');
  expect(canonical(page)).toEqual(['https://original.example/first-published-here']);
});

test('an address that is not ASCII is percent-encoded', async ({ request }) => {
  const address = encodeURI('/blog/한국어-주소');
  expect(canonical(await fetchPage(request, address))).toEqual([`${SITE_URL}${address}`]);
});

test('the Host of a request decides nothing', async ({ request }) => {
  const page = await request.get('/blog/code', {
    headers: { 'x-forwarded-host': 'elsewhere.example', 'x-forwarded-proto': 'http' },
  });
  expect(await page.text()).not.toContain('elsewhere.example');
});

test('markup and quotes in frontmatter do not break out of the head', async ({ request }) => {
  const page = await fetchPage(request, '/blog/markup-in-title');
  const title = `Quotes " and ' and tags & {braces} </title><script>window.escaped = "title"</script>`;
  expect(title).toContain(said(page, 'og:title')[0]?.replace(/…$/, '').trim());
  expect(said(page, 'description')).toEqual([
    'A description with "quotes", <tags> & an ampersand.',
  ]);
  expect(elements(page, 'b')).toEqual([]);
});

test('no two pages have one title, but for posts that share theirs', async ({ request }) => {
  const pages = pagesOf(await crawl(request));
  const titles = pages.map((page) => /<title>(.*?)<\/title>/s.exec(page.html)?.[1] ?? '');
  const twice = titles.filter((title, at) => titles.indexOf(title) !== at);
  expect(twice).toEqual([]);
  expect(titles).not.toContain('');
});

test('accounts of the foundation and of an author in the fediverse are marked as their own', async ({
  request,
}) => {
  const own = async (address: string) =>
    elements(await fetchPage(request, address), 'a')
      .filter(({ properties }) => String(properties.rel) === 'me')
      .map(({ properties }) => properties.href);
  expect(await own('/')).toContain('https://social.openinfra.dev/@OpenInfra');
  expect(await own('/blog/author/test-author')).toContain('https://example.social/@test');
});

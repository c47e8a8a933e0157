import { expect, test } from '@playwright/test';
import { crawl, elements, type FetchedPage, pagesOf } from '../crawl.ts';

let crawled: Map<string, FetchedPage>;
let pages: FetchedPage[];
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL: baseURL ?? '' });
  crawled = await crawl(request);
  pages = pagesOf(crawled);
  await request.dispose();
});

test('a crawler reaches the whole site, and no link is broken or leads over a redirect', () => {
  expect(
    [...crawled.values()]
      .filter(({ status }) => status !== 200)
      .map(({ path, status }) => [path, status]),
  ).toEqual([]);
  const posts = pages.filter(({ path }) => /^\/blog\/[^/]+$/.test(path));
  expect(posts.length).toBeGreaterThan(80);
});

test('every page has one h1, and no heading level is skipped', () => {
  const faults = pages.flatMap((page) => {
    const levels = elements(page, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ tagName }) =>
      Number(tagName[1]),
    );
    const skips = levels.some((level, at) => level > (levels[at - 1] ?? 0) + 1);
    const titles = levels.filter((level) => level === 1).length;
    return skips || titles !== 1 ? [`${page.path}: ${levels.join(' ')}`] : [];
  });
  expect(faults).toEqual([]);
});

test('no page gives one id to two elements', () => {
  const faults = pages.flatMap((page) => {
    const ids = [...page.html.matchAll(/<[a-z][^<>]*? id="([^"]*)"/g)].map(([, id]) => id);
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
    return twice.length > 0 ? [`${page.path}: ${twice.join(', ')}`] : [];
  });
  expect(faults).toEqual([]);
});

test('every fragment that a page links to within itself is there', () => {
  const faults = pages.flatMap((page) =>
    elements(page, 'a').flatMap(({ properties }) => {
      const id = decodeURIComponent(/^#(.+)/s.exec(String(properties.href ?? ''))?.[1] ?? '');
      return id && !page.html.includes(` id="${id}"`) ? [`${page.path}: #${id}`] : [];
    }),
  );
  expect(faults).toEqual([]);
});

test('every page says its language, and every picture its alternative text', () => {
  for (const page of pages) {
    expect(elements(page, 'html')[0]?.properties.lang, page.path).toBe('en');
    for (const picture of elements(page, 'img')) {
      expect(picture.properties, `${page.path}: ${picture.properties.src}`).toHaveProperty(
        'alt',
      );
    }
  }
});

test('no content waits for a script', () => {
  for (const { html, path } of pages) {
    expect(html, path).not.toMatch(/<template id="B:|__next_error__|<noscript/);
    expect(html.slice(html.indexOf('<body')), path).toContain('<h1');
  }
});

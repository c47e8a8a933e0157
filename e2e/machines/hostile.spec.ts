import { expect, test } from '@playwright/test';
import { toString as textOf } from 'hast-util-to-string';
import { validateXML } from 'xmllint-wasm';
import { parse as parseYaml } from 'yaml';
import { isInlineScript } from '#site/inline-scripts.ts';
import { elements, fetchPage } from '../crawl.ts';
import { siteUnderTest } from '../site-under-test.ts';
import { locations, readSitemaps } from './sitemaps.ts';

/** A post whose frontmatter tries to break out of whatever repeats it, and where it shows. */
const POST = '/blog/hostile';
const CATEGORY = /\/blog\/category\/[^/]*window-escaped-category[^/]*$/;

/**
 * What it says, as readers see it: controls and halves of characters are gone, and an entity is the
 * character that it stands for.
 */
const SEEN = `"q" 'a' <b>& ]]> </script><script>window.escaped = 'title'</script>`;

async function pagesAround(request: Parameters<typeof fetchPage>[0]): Promise<string[]> {
  const post = await fetchPage(request, POST);
  const links = elements(post, 'a').map(({ properties }) => String(properties.href));
  const shelves = links.filter((href) => /^\/blog\/(category|author)\/.*escaped/.test(href));
  expect(new Set(shelves).size).toBeGreaterThan(1);
  return ['/', '/subscribe', '/blog/archive/2022', POST, ...new Set(shelves)];
}

test('a hostile post shows what its editor typed, and runs nothing', async ({
  page,
  request,
}) => {
  for (const address of await pagesAround(request)) {
    await page.goto(address);
    expect(await page.evaluate(() => 'escaped' in window), address).toBe(false);
  }
  await page.goto(POST);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(SEEN);
});

test('no page around it holds a script, a tag or an address of the frontmatter', async ({
  request,
}) => {
  for (const address of await pagesAround(request)) {
    const page = await fetchPage(request, address);
    const code = elements(page, 'script').filter(
      ({ properties }) => properties.type !== 'application/ld+json',
    );
    expect(
      code.map(textOf).filter((text) => text !== '' && !isInlineScript(text)),
      address,
    ).toEqual([]);
    expect(elements(page, 'b'), address).toEqual([]);
    for (const { properties } of elements(page, 'a', 'img', 'link', 'script')) {
      expect(String(properties.href ?? properties.src ?? '')).not.toMatch(
        /^(javascript|data):/,
      );
    }
    expect(page.html.match(/<title>/g), address).toHaveLength(1);
  }
});

test('its category’s and author’s feeds stay well-formed, and say what was typed', async ({
  request,
}) => {
  const shelves = (await pagesAround(request)).filter(
    (address) => address.split('/').length > 3,
  );
  for (const shelf of shelves.filter((address) => !address.includes('archive'))) {
    for (const file of ['rss.xml', 'atom.xml']) {
      const xml = await (await request.get(`${shelf}/${file}`)).text();
      expect((await validateXML({ xml, normalization: 'c14n' })).errors, file).toEqual([]);
      expect(xml).not.toMatch(/(href|url|src)="javascript:|<script/);
    }
    const feed = await (await request.get(`${shelf}/feed.json`)).json();
    expect(feed.items[0].title).toContain(SEEN);
    expect(feed.items[0].id).not.toMatch(/^javascript:/);
    expect(feed.items[0].content_html).not.toContain('<script');
  }
});

test('the sitemaps stay well-formed, and name it by an address on this site', async ({
  request,
}) => {
  const sitemaps = await readSitemaps(request);
  for (const { name, xml } of sitemaps) {
    expect((await validateXML({ xml, normalization: 'c14n' })).errors, name).toEqual([]);
  }
  const named = sitemaps.flatMap(({ xml }) => locations(xml, 'loc'));
  expect(named).toContain(`${siteUnderTest.SITE_URL}${POST}`);
  expect(named.some((address) => CATEGORY.test(address))).toBe(true);
});

test('its Markdown has a header that can be read, and no live HTML', async ({ request }) => {
  const text = await (await request.get(`${POST}.md`)).text();
  const [, header = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
  expect(parseYaml(header).title).toContain(SEEN);
  expect(parseYaml(header).canonical).toBe(`${siteUnderTest.SITE_URL}${POST}`);
  expect(body).not.toMatch(/(?<!\\)<script/);
});

test('a title of 5,000 characters is cut for machines, and whole for people', async ({
  page,
  request,
}) => {
  const address = '/blog/title-of-five-thousand-characters';
  await page.goto(address);
  const heading = await page.getByRole('heading', { level: 1 }).innerText();
  expect(heading.length).toBeGreaterThan(4_900);
  const { html } = await fetchPage(request, address);
  const head = html.slice(0, html.indexOf('</head>'));
  expect(
    Math.max(...[...head.matchAll(/content="([^"]*)"/g)].map(([, { length } = '']) => length)),
  ).toBeLessThan(1_000);
  expect(/<title>(.*?)<\/title>/s.exec(html)?.[1]?.length).toBeLessThan(300);
});

import { toString as textOf } from 'hast-util-to-string';
import { crawl, elements, fetchPage } from '../crawl.ts';
import { expect, publicPosts, slugOf, test, withoutPage } from './shared.ts';

test('the archive holds the 124 posts that were public', () => {
  expect(publicPosts).toHaveLength(124);
  expect(new Set(publicPosts.map(slugOf)).size).toBe(124);
});

for (const post of publicPosts) {
  const address = `/blog/${encodeURIComponent(slugOf(post))}`;

  test(`${slugOf(post)} is served at its address`, async ({ archive, request }) => {
    const page = await fetchPage(request, address, archive.origin);
    expect(page.status).toBe(200);
    const [title, ...others] = elements(page, 'h1');
    expect(others).toEqual([]);
    expect(title && withoutRuns(textOf(title))).toBe(withoutRuns(post.title));
    expect(page.html.includes('content="noindex')).toBe(post.hidePost);
  });

  test(`${slugOf(post)} is found where the original site had it`, async ({
    archive,
    request,
  }) => {
    const original = encodeURI(post.seoPath ?? `/blog/${post.slugFromFile}`);
    for (const form of [original, `${original}/`]) {
      const response = await request.get(`${archive.origin}${form}`, { maxRedirects: 1 });
      expect(response.status(), form).toBe(200);
    }
  });
}

test('the outdated post that claims a live one’s address has no page of its own', async ({
  archive,
  request,
}) => {
  expect(withoutPage).toHaveLength(1);
  for (const { slugFromFile, title } of withoutPage) {
    const page = await fetchPage(request, `/blog/${slugFromFile}`, archive.origin);
    expect(page.status).toBe(404);
    const all = await crawl(request, archive.origin);
    for (const { html, path } of all.values()) expect(html.includes(title), path).toBe(false);
  }
});

test('a hidden post stands in no list, and only posts of the archive link to it', async ({
  archive,
  request,
}) => {
  const hidden = new Set(
    publicPosts.filter(({ hidePost }) => hidePost).map((post) => `/blog/${slugOf(post)}`),
  );
  expect(hidden.size).toBeGreaterThan(10);
  const posts = new Set(publicPosts.map((post) => `/blog/${slugOf(post)}`));
  for (const page of (await crawl(request, archive.origin)).values()) {
    if (posts.has(decodeURI(page.path))) continue;
    const links = elements(page, 'a').map(({ properties }) => String(properties.href));
    expect(
      links.filter((href) => hidden.has(href)),
      page.path,
    ).toEqual([]);
  }
});

/** Browsers show a run of white space as one blank. */
function withoutRuns(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

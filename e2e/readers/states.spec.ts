import { expect, test } from '@playwright/test';
import { crawl, elements, fetchPage } from '../crawl.ts';

const withoutPage = {
  'a draft': '/blog/draft-quetzalwort',
  'a draft under its file’s name': '/blog/draft',
  'a post without templateKey': '/blog/without-template-key',
  'a scheduled post': '/blog/scheduled-hoopoewort',
  'a scheduled post under its file’s name': '/blog/scheduled',
  'a page of another kind': '/blog/other-template-key',
};

for (const [what, address] of Object.entries(withoutPage)) {
  test(`${what} has no page`, async ({ request }) => {
    const { status, html } = await fetchPage(request, address);
    expect(status).toBe(404);
    expect(html).not.toMatch(/wort\b(?! in)/);
  });
}

for (const address of ['/blog/gone-for-good', '/blog/gone-for-good.md']) {
  test(`${address} says that the post is gone, and shows nothing of it`, async ({
    request,
  }) => {
    const { status, html } = await fetchPage(request, address);
    expect(status).toBe(410);
    expect(html).not.toMatch(/wort\b(?! in)/);
  });
}

test('an expired post stands in no list', async ({ request }) => {
  const pages = await crawl(request);
  const linking = [...pages.values()].filter((page) =>
    elements(page, 'a').some(({ properties }) => properties.href === '/blog/gone-for-good'),
  );
  expect(linking.map(({ path }) => path)).toEqual([]);
});

test('a draft does not take the address that it claims from a published post', async ({
  page,
}) => {
  await page.goto('/blog/published');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A published post');
});

for (const slug of ['unlisted-kestrelwort', 'hidden-by-string']) {
  test(`${slug} has a page that asks not to be indexed`, async ({ request }) => {
    const page = await fetchPage(request, `/blog/${slug}`);
    expect(page.status).toBe(200);
    const robots = elements(page, 'meta').filter(
      ({ properties }) => properties.name === 'robots',
    );
    expect(robots).toHaveLength(1);
    expect(robots[0]?.properties.content).toContain('noindex');
  });

  test(`${slug} stands in no list, and beside no other post`, async ({ request }) => {
    const pages = await crawl(request);
    const linking = [...pages.values()].filter((page) =>
      elements(page, 'a').some(({ properties }) => properties.href === `/blog/${slug}`),
    );
    expect(
      linking.map(({ path }) => path).filter((path) => path !== '/blog/published'),
    ).toEqual([]);
  });
}

test('a published post asks for nothing of the kind', async ({ request }) => {
  const page = await fetchPage(request, '/blog/published');
  const robots = elements(page, 'meta').filter(
    ({ properties }) => properties.name === 'robots',
  );
  expect(robots.map(({ properties }) => String(properties.content)).join()).not.toContain(
    'noindex',
  );
});

test('an unlisted post that a text links to is not made a neighbour by it', async ({
  page,
}) => {
  await page.goto('/blog/published');
  await expect(page.locator('a[href="/blog/hidden-by-string"]')).toHaveCount(1);
  await expect(page.locator('[data-body] a[href="/blog/hidden-by-string"]')).toHaveCount(1);
});

import type { Page } from '@playwright/test';
import { expect, test } from '../reader.ts';

/** What Chromium does ahead of a reader, as its developer tools show it. */
async function aheadOf(page: Page) {
  const fetched = new Map<string, string>();
  const rendered = new Set<string>();
  let candidates: string[] = [];
  const path = (url: string) => url.replace(/^https?:\/\/127\.0\.0\.1:\d+/, '');
  const tools = await page.context().newCDPSession(page);
  tools.on('Preload.prefetchStatusUpdated', ({ prefetchUrl, status }) =>
    fetched.set(path(prefetchUrl), status),
  );
  // It says so and goes no further: a page that Playwright holds is not rendered ahead.
  tools.on('Preload.prerenderStatusUpdated', ({ key }) => rendered.add(path(key.url)));
  tools.on('Preload.preloadingAttemptSourcesUpdated', ({ preloadingAttemptSources }) => {
    candidates = preloadingAttemptSources.map(({ key }) => path(key.url));
  });
  await tools.send('Preload.enable');
  return { fetched, rendered, candidates: () => candidates };
}

test('a page is fetched when its link is pointed at, rendered when it is pressed, and used', async ({
  page,
}) => {
  const { fetched, rendered } = await aheadOf(page);
  await page.goto('/blog');
  const link = page.getByRole('main').getByRole('link').first();
  const address = (await link.getAttribute('href')) ?? '';
  expect(fetched.size).toBe(0);
  await link.hover();
  await expect.poll(() => fetched.get(address)).toBe('Ready');
  expect(rendered.size).toBe(0);
  await page.mouse.down();
  await expect.poll(() => [...rendered]).toEqual([address]);
  await page.mouse.up();
  await page.waitForURL(`**${address}`);
  const deliveryType = await page.evaluate(
    () => performance.getEntriesByType('navigation')[0]?.toJSON().deliveryType,
  );
  expect(deliveryType).toBe('navigational-prefetch');
});

test('nothing but pages of this site is fetched ahead', async ({ page }) => {
  const no = [
    '/rss.xml',
    '/blog/author/test-author/feed.json',
    '/blog/published.md',
    '/media/small.png',
    '/sitemap.xml',
    '/admin',
    '/admin/links',
    '/preview/a.b.c',
    '/preview/abc/blog/published',
    'https://other.example/blog/published',
  ];
  const { candidates } = await aheadOf(page);
  await page.goto('/subscribe');
  await page.evaluate(
    (addresses) => {
      for (const href of addresses) {
        const link = document.createElement('a');
        link.href = href;
        link.textContent = href;
        document.body.append(link);
      }
    },
    [...no, '/blog/published?last'],
  );
  await expect.poll(candidates).toContain('/blog/published?last');
  expect(candidates()).toContain('/');
  expect(candidates().filter((address) => no.includes(address))).toEqual([]);
});

for (const [reducedMotion, moves] of [
  ['no-preference', true],
  ['reduce', false],
] as const) {
  test(`one page ${moves ? 'fades into' : 'replaces'} the next where motion is "${reducedMotion}"`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion });
    await page.addInitScript(() => {
      addEventListener('pagereveal', ({ viewTransition }) => {
        document.documentElement.dataset.moves = String(viewTransition !== null);
      });
    });
    await page.goto('/');
    await page.getByRole('main').getByRole('link').first().click();
    await page.waitForURL(/\/blog\//);
    await expect(page.locator('html')).toHaveAttribute('data-moves', String(moves));
  });
}

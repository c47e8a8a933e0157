import { excesses, firstVisit } from '../first-visit.ts';
import { expect, test } from './shared.ts';

const POST = '/blog/openinfra-joins-linux-foundation';

test('the first post of the archive, alone in a folder, is a site', async ({ seed, page }) => {
  const response = await page.goto(`${seed.origin}${POST}`);
  expect(response?.status()).toBe(200);
  const title = 'We’ve Closed the Deal—And Opened a New Chapter for Open Source';
  const post = page.getByRole('article').first();
  await expect(post.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(post.getByRole('link', { name: 'Jonathan Bryce' })).toHaveAttribute(
    'href',
    '/blog/author/jonathan-bryce',
  );
  await expect(post.locator('time').first()).toHaveAttribute(
    'datetime',
    '2025-06-03T20:12:35.473Z',
  );
  await expect(post.getByRole('link', { name: 'News & Announcements' })).toHaveAttribute(
    'href',
    '/blog/category/news-announcements',
  );
  const head = async (name: string) =>
    page.locator(`meta[name="${name}"], meta[property="${name}"]`).getAttribute('content');
  expect(await head('og:title')).toBe(title);
  expect(await head('description')).toBe(
    'The OpenInfra Foundation is now part of the Linux Foundation.',
  );
  expect(await head('twitter:site')).toBe('@openinfradev');
  expect(await head('twitter:creator')).toBe('@openinfradev');
});

test('a first visit to it loads no more than was promised', async ({ seed, browser }) => {
  const loaded = await firstVisit(browser, `${seed.origin}${POST}`);
  expect(loaded.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['HTML', 'CSS', 'scripts', 'fonts']),
  );
  expect(excesses(loaded)).toEqual([]);
});

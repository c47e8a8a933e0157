import type { Page } from '@playwright/test';
import { faultsOf } from '../axe.ts';
import { expect, test } from '../reader.ts';

const NAME = 'A test video on YouTube';
const PLAYER = 'https://www.youtube-nocookie.com/embed/AAAAAAAAAAA?autoplay=1';

/** Whom a page asks besides this site, from now on. */
function othersAsked(page: Page, baseURL: string | undefined): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${baseURL}/`)) asked.push(request.url());
  });
  return asked;
}

test('nobody else is asked for anything before a reader plays a video', async ({
  page,
  baseURL,
}) => {
  const asked = othersAsked(page, baseURL);
  await page.goto('/blog/videos', { waitUntil: 'networkidle' });
  await page.getByRole('link', { name: NAME }).hover();
  await expect(page.locator('iframe')).toHaveCount(0);
  expect(asked).toEqual([]);
});

test('a click plays the video in its place, from the host that sets no cookies', async ({
  page,
  baseURL,
}) => {
  await page.goto('/blog/videos');
  const asked = othersAsked(page, baseURL);
  const link = page.getByRole('link', { name: NAME });
  const before = await link.boundingBox();
  await link.click();
  const frame = page.locator('iframe');
  await expect(frame).toHaveAttribute('src', PLAYER);
  await expect(frame).toHaveAttribute('title', NAME);
  await expect(frame).toBeFocused();
  const after = await frame.boundingBox();
  expect([after?.width, after?.height]).toEqual([before?.width, before?.height]);
  await expect.poll(() => asked).toEqual([PLAYER]);
  await expect(page).toHaveURL('/blog/videos');
  expect(await faultsOf(page)).toEqual([]);
});

test('Enter plays it as well', async ({ page }) => {
  await page.goto('/blog/videos');
  await page.getByRole('link', { name: NAME }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('iframe')).toBeFocused();
});

test('with a key held down, the video opens in a tab of its own', async ({ page, context }) => {
  await page.goto('/blog/videos');
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: NAME }).click({ modifiers: ['ControlOrMeta'] });
  await opened;
  await expect(page.locator('iframe')).toHaveCount(0);
});

test('a video behind a picture shows the picture, and plays in its place', async ({ page }) => {
  await page.goto('/blog/videos');
  const link = page.getByRole('link', { name: 'A colour gradient from blue to orange' });
  const picture = link.getByRole('img');
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await link.click();
  await expect(page.locator('iframe')).toHaveAttribute(
    'title',
    'A colour gradient from blue to orange',
  );
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a video is a link to where it can be watched', async ({ page }) => {
    await page.goto('/blog/videos');
    await expect(page.getByRole('link', { name: NAME })).toHaveAttribute(
      'href',
      'https://www.youtube.com/watch?v=AAAAAAAAAAA',
    );
  });
});

test('where a reader’s own colours count, a video keeps its frame and the sign to play it', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/blog/videos');
  for (const frame of await page.locator('[data-body] .embed').all()) {
    await expect(frame).toHaveCSS('outline-style', 'solid');
    const { edge, sign, ground } = await frame.locator('a').evaluate((link) => ({
      edge: getComputedStyle(link, '::before').borderTopStyle,
      sign: getComputedStyle(link, '::after').backgroundColor,
      ground: getComputedStyle(link, '::before').backgroundColor,
    }));
    expect(edge).toBe('solid');
    expect(sign).not.toBe(ground);
  }
});

import type { Page } from '@playwright/test';
import { faultsOf } from '../axe.ts';
import { expect, test } from '../reader.ts';

const colours = (page: Page) => page.getByRole('radiogroup', { name: 'Colours' });
const choice = (page: Page, name: string) => colours(page).getByRole('radio', { name });

/** What the page's ground is: tokens of both themes are told apart by it. */
const isDark = (page: Page) =>
  page.evaluate(() => {
    const [red = 255] =
      getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)?.map(Number) ??
      [];
    return red < 128;
  });

test('who chooses nothing has the theme of the system, and follows it', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  await expect(choice(page, 'As the system')).toBeChecked();
  expect(await isDark(page)).toBe(true);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await isDark(page)).toBe(false);
});

test('a chosen theme holds on every page, until it is left to the system again', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  await choice(page, 'Dark').check();
  expect(await isDark(page)).toBe(true);
  await page.goto('/blog/code');
  expect(await isDark(page)).toBe(true);
  await expect(choice(page, 'Dark')).toBeChecked();
  await choice(page, 'As the system').check();
  expect(await isDark(page)).toBe(false);
  await page.reload();
  expect(await isDark(page)).toBe(false);
});

test('a choice is made by keyboard', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  await choice(page, 'As the system').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(choice(page, 'Dark')).toBeFocused();
  await expect(choice(page, 'Dark')).toBeChecked();
  expect(await isDark(page)).toBe(true);
});

test('no frame is painted in the theme that was not chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  // The switch itself never comes: what is painted must not wait for it.
  await page.route('**/reading-tools-*', () => {});
  await page.addInitScript(() => {
    localStorage.setItem('theme', 'dark');
    const grounds: string[] = [];
    Object.assign(window, { grounds });
    const look = () => {
      if (document.body)
        grounds.push(getComputedStyle(document.documentElement).backgroundColor);
      requestAnimationFrame(look);
    };
    look();
  });
  await page.goto('/blog/published', { waitUntil: 'commit' });
  await expect(page.getByRole('contentinfo')).toBeVisible();
  const grounds = await page.evaluate(
    () => (window as unknown as { grounds: string[] }).grounds,
  );
  expect(grounds.length).toBeGreaterThan(0);
  expect(new Set(grounds).size).toBe(1);
  expect(await isDark(page)).toBe(true);
});

test('a choice in one tab is seen in the other', async ({ page, context }) => {
  await page.goto('/');
  const other = await context.newPage();
  await other.goto('/blog');
  await choice(other, 'Dark').check();
  await expect(choice(page, 'Dark')).toBeChecked();
  expect(await isDark(page)).toBe(true);
});

test('a browser that keeps nothing shows the theme as long as the page is open', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto('/');
  await choice(page, 'Dark').check();
  expect(await isDark(page)).toBe(true);
});

test('axe finds nothing in a theme that was chosen against the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/blog/code');
  await choice(page, 'Dark').check();
  expect(await faultsOf(page)).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, colorScheme: 'dark' });

  test('there is no switch, and the theme is the system’s', async ({ page }) => {
    await page.goto('/');
    await expect(colours(page)).toHaveCount(0);
    await expect(page.locator('html')).toHaveCSS('color-scheme', 'light dark');
  });
});

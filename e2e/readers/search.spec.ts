// `base` where a test brings about faults, which `test` would hold against the page.
import { test as base, type Page } from '@playwright/test';
import { faultsOf } from '../axe.ts';
import { expect, test } from '../reader.ts';

const words = (page: Page) => page.getByRole('searchbox');
const said = (page: Page) => page.getByRole('main').getByRole('status');
const found = (page: Page) => page.getByRole('main').getByRole('article');

/** The search is in the page once its script has come. */
const ready = (page: Page) =>
  page.waitForFunction(() => customElements.get('site-search') !== undefined);

/** A word that stands in one published post. */
const RARE = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

test('every page leads to the search', async ({ page }) => {
  await page.goto('/blog/published');
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Search');
});

test('what a reader writes is found in titles, texts and names, and marked', async ({
  page,
}) => {
  await page.goto('/search');
  await words(page).fill('kurtosis');
  await expect(said(page)).toHaveText('No posts for “kurtosis”');
  await words(page).fill(RARE);
  await expect(said(page)).toHaveText(`1 post for “${RARE}”`);
  await expect(found(page).getByRole('link')).toHaveAttribute('href', '/blog/unbroken-word');
  await expect(found(page).locator('mark').first()).toContainText(RARE);
  await words(page).fill('measure');
  await expect(found(page).first().locator('mark').first()).toHaveText(/^measure/i);
  await words(page).fill('Angstrom');
  await expect(found(page).filter({ hasText: 'Ångström Tester' }).first()).toBeVisible();
});

test('a result has the date, the title and the author of its post', async ({ page }) => {
  await page.goto('/search?q=code+several+languages');
  const result = found(page).first();
  await expect(result.getByRole('link', { name: 'Code in several languages' })).toHaveAttribute(
    'href',
    '/blog/code',
  );
  await expect(result.locator('time')).toHaveAttribute('datetime', '2025-05-14T09:00:00.000Z');
  await expect(result.locator('time')).toHaveText('May 14, 2025');
  await expect(result).toContainText('By Test Author');
});

test('a result is set like an entry of any other list', async ({ page }) => {
  const gapIn = async (address: string) => {
    await page.goto(address);
    const entry = page.getByRole('main').getByRole('article').first();
    const title = await entry.getByRole('heading').boundingBox();
    const summary = await entry.locator('.summary').boundingBox();
    return (summary?.y ?? 0) - (title?.y ?? 0) - (title?.height ?? 0);
  };
  const listed = await gapIn('/blog/archive/2025');
  expect(listed).toBeGreaterThan(0);
  expect(await gapIn('/search?q=test')).toBe(listed);
});

test('only published posts are found', async ({ page }) => {
  await page.goto('/search');
  for (const secret of ['kestrelwort', 'quetzalwort', 'hoopoewort', 'ibiswort', 'wrynecwort']) {
    await words(page).fill(secret);
    await expect(said(page)).toContainText(`“${secret}”`);
    // The index may know words that begin alike.
    await expect(found(page).filter({ hasText: secret })).toHaveCount(0);
    await expect(found(page).locator(`a[href*="${secret}"]`)).toHaveCount(0);
  }
});

test('posts in other languages than the site’s are found', async ({ page }) => {
  await page.goto('/search?q=낱말');
  const result = found(page).filter({ has: page.locator('a[href="/blog/korean"]') });
  await expect(result.getByRole('heading')).toHaveAttribute('lang', 'ko');
  await expect(result.locator('mark')).toHaveText('낱말');
});

test('a category and a year narrow what is found, and can be widened again', async ({
  page,
}) => {
  await page.goto('/search?q=test');
  const category = page.getByRole('combobox', { name: 'Category' });
  const year = page.getByRole('combobox', { name: 'Year' });
  await expect(said(page)).toContainText('“test”');
  const all = (await said(page).textContent()) ?? '';
  await category.selectOption('Languages');
  await expect(said(page)).not.toHaveText(all);
  await expect(page).toHaveURL('/search?q=test&category=Languages');
  const languages = (await said(page).textContent()) ?? '';
  expect(Number.parseInt(languages, 10)).toBeLessThan(Number.parseInt(all, 10));
  await year.selectOption('2025');
  await expect(page).toHaveURL('/search?q=test&category=Languages&year=2025');
  for (const date of await found(page).locator('time').all()) {
    expect(await date.getAttribute('datetime')).toMatch(/^2025-/);
  }
  await year.selectOption('');
  await expect(said(page)).toHaveText(languages);
  await category.selectOption('');
  await expect(said(page)).toHaveText(all);
});

test('each choice says how many posts it would leave', async ({ page }) => {
  await page.goto('/search?q=test&year=2024');
  const options = page.getByRole('combobox', { name: 'Category' }).getByRole('option');
  const notes = (await options.filter({ hasText: 'Test Notes' }).textContent()) ?? '';
  const count = /\((\d+)\)/.exec(notes)?.[1];
  await page.getByRole('combobox', { name: 'Category' }).selectOption('Test Notes');
  await expect(said(page)).toHaveText(new RegExp(`^${count} posts? `));
});

test('a search can be shared and come back to', async ({ page }) => {
  await page.goto('/search');
  await words(page).fill('footnotes');
  await expect(page).toHaveURL('/search?q=footnotes');
  const result = found(page).first().getByRole('link');
  const address = await result.getAttribute('href');
  await result.click();
  await expect(page).toHaveURL(address ?? '');
  await page.goBack();
  await expect(words(page)).toHaveValue('footnotes');
  await expect(found(page).first().getByRole('link')).toHaveAttribute('href', address ?? '');
});

test('by keyboard: a slash leads to the words, arrows through what is found', async ({
  page,
}) => {
  await page.goto('/search');
  await ready(page);
  await page.keyboard.press('/');
  await expect(words(page)).toBeFocused();
  await page.keyboard.type('test/notes');
  await expect(words(page)).toHaveValue('test/notes');
  await words(page).fill('test');
  await expect(said(page)).toContainText('“test”');
  const results = found(page).getByRole('link');
  await page.keyboard.press('ArrowDown');
  await expect(results.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(results.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(words(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(words(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(words(page)).toHaveValue('');
  await expect(found(page)).toHaveCount(0);
  await expect(page).toHaveURL('/search');
});

test('Enter in the words searches at once, and on a result opens it', async ({ page }) => {
  await page.goto('/search');
  await ready(page);
  await words(page).fill(RARE);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/search?q=${encodeURIComponent(RARE)}`);
  await expect(found(page)).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/blog/unbroken-word');
});

test('ten posts are shown at first, and ten more on request', async ({ page }) => {
  await page.goto('/search?q=test');
  await expect(found(page)).toHaveCount(10);
  await page.getByRole('button', { name: 'More posts' }).click();
  await expect(found(page)).toHaveCount(20);
  await expect(found(page).nth(10).getByRole('link')).toBeFocused();
});

base.describe('where the index', () => {
  base('cannot be loaded, that is said, and the lists lead on', async ({ page }) => {
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.goto('/search?q=test');
    await expect(said(page)).toContainText('cannot be loaded');
    await expect(
      page.getByRole('main').locator('a[href="/blog/category/languages"]'),
    ).toBeVisible();
  });

  base(
    'has lost a piece, since a newer release has others, it is loaded anew',
    async ({ page }) => {
      let asked = 0;
      await page.route('**/pagefind/fragment/*', (route) =>
        asked++ === 0 ? route.fulfill({ status: 404 }) : route.continue(),
      );
      await page.goto(`/search?q=${RARE}`);
      await expect(found(page)).toHaveCount(1);
      expect(asked).toBe(2);
    },
  );
});

test('only the search page loads the search', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  for (const address of ['/', '/blog/published', '/search']) {
    await page.goto(address, { waitUntil: 'networkidle' });
  }
  expect(asked.filter((path) => path.startsWith('/pagefind'))).toEqual([]);
});

test('the search’s script waits until the page has been painted', async ({ page }) => {
  await page.goto('/search');
  await ready(page);
  const [painted, asked] = await page.evaluate(() => [
    performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    performance.getEntriesByType('resource').find(({ name }) => name.includes('site-search'))
      ?.startTime ?? Number.NaN,
  ]);
  expect(asked).toBeGreaterThan(painted ?? Number.NaN);
});

test('what was written before the script came is looked for, and stands in the address', async ({
  page,
}) => {
  let come = () => {};
  const awaited = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route('**/assets/site-search-*', async (route) => {
    await awaited;
    await route.continue();
  });
  await page.goto('/search');
  await words(page).fill(RARE);
  come();
  await expect(found(page)).toHaveCount(1);
  await expect(page).toHaveURL(`/search?${new URLSearchParams({ q: RARE })}`);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on what a search finds, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/search?q=test');
    await expect(found(page)).toHaveCount(10);
    expect(await faultsOf(page)).toEqual([]);
  });
}

test('nothing sticks out at 320 px of what a search finds', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`/search?q=${encodeURIComponent(RARE)}`);
  await expect(found(page)).toHaveCount(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the search page leads to categories, years and authors, and offers no form', async ({
    page,
  }) => {
    await page.goto('/search');
    await expect(words(page)).toBeHidden();
    const main = page.getByRole('main');
    for (const href of [
      '/blog/category/languages',
      '/blog/archive/2025',
      '/blog/author/test-author',
    ]) {
      await expect(main.locator(`a[href="${href}"]`)).toBeVisible();
    }
  });
});

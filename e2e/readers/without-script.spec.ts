import { type Browser, expect, test } from '@playwright/test';
import { everyPage } from '../pages.ts';

/** What a reader of a page gets: its text as it is laid out, and where its links lead. */
async function read(browser: Browser, address: string, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(removeControlsOfScripts, await (await page.request.get(address)).text());
  const text = await page.locator('body').innerText();
  const links = await page
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  await context.close();
  return { text, links };
}

/**
 * Takes out the elements that are empty as they were served: what a script puts there is for
 * those who have scripts (a choice of theme), and takes nothing from the others.
 */
function removeControlsOfScripts(served: string): void {
  const empty = [
    ...new DOMParser().parseFromString(served, 'text/html').body.querySelectorAll('*'),
  ].filter(({ localName, textContent }) => localName.includes('-') && !textContent);
  for (const { localName } of empty) {
    for (const element of document.querySelectorAll(localName)) element.remove();
  }
}

for (const [name, address] of everyPage) {
  test(`without JavaScript ${name} reads and leads on the same`, async ({
    browser,
    baseURL,
  }) => {
    const without = await read(browser, `${baseURL}${address}`, false);
    const withScript = await read(browser, `${baseURL}${address}`, true);
    expect(without.text.length).toBeGreaterThan(100);
    expect(without).toEqual(withScript);
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a reader goes from the home page to a category, a post and its author', async ({
    page,
  }) => {
    await page.goto('/');
    await page.getByRole('main').locator('a[href="/blog/category/languages"]').first().click();
    await expect(page).toHaveURL('/blog/category/languages');
    await page.locator('main a[href="/blog/korean"]').first().click();
    await expect(page).toHaveURL('/blog/korean');
    await page.locator('main a[href="/blog/author/test-author"]').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Test Author');
  });
});

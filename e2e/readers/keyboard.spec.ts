import { everyPage } from '../pages.ts';
import { expect, test } from '../reader.ts';

for (const [name, address] of everyPage) {
  test(`the first Tab on ${name} offers a way to the content`, async ({ page }) => {
    await page.goto(address);
    await page.keyboard.press('Tab');
    const skip = page.locator(':focus');
    await expect(skip).toHaveText(/skip/i);
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await page.keyboard.press('Tab');
    const inMain = await page.locator(':focus').evaluate((element) => {
      const main = document.querySelector('main');
      // Beyond it, where the content holds nothing to focus.
      return main?.contains(element) || element.closest('footer') !== null;
    });
    expect(inMain).toBe(true);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a reader who moves by keyboard sees where, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/blog/long-read');
    for (let step = 0; step < 25; step++) {
      await page.keyboard.press('Tab');
      const focused = page.locator(':focus');
      await expect(focused).toBeVisible();
      const ring = await focused.evaluate((element) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return { outline: outlineStyle !== 'none' && outlineWidth !== '0px', boxShadow };
      });
      expect(ring.outline || ring.boxShadow !== 'none').toBe(true);
    }
  });
}

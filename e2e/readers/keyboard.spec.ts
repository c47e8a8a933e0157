import type { Locator, Page } from '@playwright/test';
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

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    for (const width of [390, 1280]) {
      test(`of 20 blocks of code, those that scroll are stops of the keyboard, at ${width} px`, async ({
        page,
      }) => {
        await page.setViewportSize({ width, height: 900 });
        await page.goto('/blog/twenty-code-blocks');
        const blocks = page.locator('[data-body] pre');
        await expect(blocks).toHaveCount(20);
        const scrolling = await blocks.evaluateAll((all) =>
          all.flatMap((block, number) =>
            block.scrollWidth > block.clientWidth ? [number] : [],
          ),
        );
        expect(scrolling.length).toBeGreaterThan(0);
        expect(scrolling.length).toBeLessThan(20);
        expect(await stopsIn(page, blocks)).toEqual(scrolling);
      });
    }
  });
}

test('a block that begins or ceases to scroll becomes a stop, or ceases to be one', async ({
  page,
}) => {
  await page.goto('/blog/wide-table');
  const boxes = page.locator('[data-body] .table-scroll');
  const focusable = () =>
    boxes.evaluateAll((all) =>
      all.flatMap((box, number) => (box.hasAttribute('tabindex') ? [number] : [])),
    );
  for (const [width, expected] of [
    [1280, [0]],
    [200, [0, 1]],
    [1280, [0]],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(focusable).toEqual(expected);
  }
});

test('what scrolls has a name, and is no landmark', async ({ page }) => {
  for (const address of ['/blog/twenty-code-blocks', '/blog/wide-table']) {
    await page.goto(address);
    const body = page.locator('[data-body]');
    await expect(body.getByRole('region')).toHaveCount(0);
    for (const box of await body.locator('pre, .table-scroll').all()) {
      await expect(box).toHaveRole('group');
      await expect(box).toHaveAccessibleName(/./);
    }
  }
});

/** The numbers, from 0, of those blocks at which Tab stops on its way through a page. */
async function stopsIn(page: Page, blocks: Locator): Promise<number[]> {
  const stops: number[] = [];
  const focused = page.locator(':focus');
  for (let step = 0; step < 200; step++) {
    await page.keyboard.press('Tab');
    if ((await focused.count()) === 0) return stops;
    if (await focused.evaluate((element) => element.closest('footer') !== null)) return stops;
    const number = await blocks.evaluateAll((all) =>
      all.indexOf(document.activeElement as HTMLElement),
    );
    if (number >= 0) stops.push(number);
  }
  throw new Error('Tab did not arrive at the foot of the page.');
}

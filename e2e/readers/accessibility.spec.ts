import { faultsOf } from '../axe.ts';
import { everyPage } from '../pages.ts';
import { expect, test } from '../reader.ts';

/** A page is loaded once and looked at in each of these; nothing in it waits for a script. */
const views = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [390, 1280].map((width) => ({ colorScheme, width })),
);

for (const [name, address] of everyPage) {
  test(`axe finds nothing on ${name}, in both themes, on a phone and on a desk`, async ({
    page,
  }) => {
    await page.goto(address);
    for (const { colorScheme, width } of views) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      expect(await faultsOf(page), `${colorScheme}, ${width} px`).toEqual([]);
    }
  });
}

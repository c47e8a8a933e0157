import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { everyPage } from '../pages.ts';
import { expect, test } from '../reader.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page is loaded once and looked at in each of these; nothing in it waits for a script. */
const views = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [390, 1280].map((width) => ({ colorScheme, width })),
);

for (const [name, address] of everyPage) {
  test(`axe finds nothing on ${name}, in both themes, on a phone and on a desk`, async ({
    page,
  }) => {
    await page.goto(address);
    await page.evaluate(axe);
    for (const { colorScheme, width } of views) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const { violations, passes } = await page.evaluate<AxeResults>(
        `axe.run(document, { resultTypes: ['violations'], iframes: false })`,
      );
      expect(passes.length).toBeGreaterThan(10);
      expect(
        violations.map(({ id, help, nodes }) => ({
          id,
          help,
          where: nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`),
        })),
        `${colorScheme}, ${width} px`,
      ).toEqual([]);
    }
  });
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { everyPage } from '../pages.ts';
import { expect, test } from '../reader.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const [name, address] of everyPage) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [390, 1280]) {
      test(`axe finds nothing on ${name}, ${colorScheme}, ${width} px`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.goto(address);
        await page.evaluate(axe);
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
        ).toEqual([]);
      });
    }
  }
}

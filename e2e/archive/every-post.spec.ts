import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { crawl, elements, pagesOf } from '../crawl.ts';
import { expect, publicPosts, slugOf, test } from './shared.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test('every page of the archive has one h1, and skips no heading level', async ({
  archive,
  request,
}) => {
  const pages = pagesOf(await crawl(request, archive.origin));
  expect(pages.length).toBeGreaterThan(160);
  const faults = pages.flatMap((page) => {
    const levels = elements(page, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ tagName }) =>
      Number(tagName[1]),
    );
    const skips = levels.some((level, at) => level > (levels[at - 1] ?? 0) + 1);
    const titles = levels.filter((level) => level === 1).length;
    return skips || titles !== 1 ? [`${page.path}: ${levels.join(' ')}`] : [];
  });
  expect(faults).toEqual([]);
});

/** Real posts hold what no test post thinks of; each is looked at once, as on a phone. */
for (const post of publicPosts) {
  test(`axe finds nothing on ${slugOf(post)}, and nothing sticks out`, async ({
    archive,
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${archive.origin}/blog/${encodeURIComponent(slugOf(post))}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.evaluate(axe);
    const { violations } = await page.evaluate<AxeResults>(
      `axe.run(document, { resultTypes: ['violations'], iframes: false })`,
    );
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}

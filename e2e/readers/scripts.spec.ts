import type { Locator } from '@playwright/test';
import { faultsOf } from '../axe.ts';
import { expect, test } from '../reader.ts';

const HEBREW = '/blog/hebrew-without-language';

test.describe('a post in Hebrew that does not name its language', () => {
  test('runs from right to left, in a language that nobody knows', async ({ page }) => {
    await page.goto(HEBREW);
    const article = page.getByRole('article').first();
    await expect(article).toHaveAttribute('dir', 'rtl');
    await expect(article).toHaveAttribute('lang', '');
    const body = page.locator('[data-body]');
    for (const block of await body.locator('p, h2, li, td, th').all()) {
      await expect(block).toHaveCSS('direction', 'rtl');
    }
    await expect(body.locator('pre')).toHaveCSS('direction', 'ltr');
    await expect(page.locator('.rail-sticky')).toHaveCSS('direction', 'ltr');
  });

  test('has cells that begin and end where its table does', async ({ page }) => {
    await page.goto(HEBREW);
    const cells = page.locator('[data-body] tbody tr').first().locator('td');
    await expect(cells.first()).toHaveCSS('text-align', 'start');
    await expect(cells.last()).toHaveCSS('text-align', 'end');
    const [name, number] = await Promise.all([cells.first(), cells.last()].map(wordsIn));
    const table = await page.locator('[data-body] table').boundingBox();
    expect(name?.right).toBeCloseTo((table?.x ?? 0) + (table?.width ?? 0), -1);
    expect(number?.right).toBeLessThan((table?.x ?? 0) + (table?.width ?? 0) / 2);
  });

  for (const [where, address, words] of [
    ['a list', '/blog/category/languages', `.ledger :is(h2, .summary)`],
    ['the way to the next post', '/blog/published', '.neighbours .story-title'],
    ['the search', '/search?q=OpenStack+בענן', 'site-search :is(h2, .summary)'],
  ] as const) {
    test(`says so in ${where}`, async ({ page }) => {
      await page.goto(address);
      const shown = page.locator(words).filter({ hasText: /[א-ת]{3}/ });
      await expect(shown.first()).toBeVisible();
      for (const one of await shown.all()) {
        await expect(one).toHaveAttribute('dir', 'rtl');
        await expect(one).toHaveAttribute('lang', '');
      }
    });
  }

  test('has no language for machines either', async ({ page, request }) => {
    const html = await (await request.get(HEBREW)).text();
    expect(html).toContain('"@type":"NewsArticle"');
    const [, article = ''] = /(\{[^<]*"NewsArticle"[^<]*)</.exec(html) ?? [];
    expect(article).not.toContain('inLanguage');
    const { items } = await (await request.get('/feed.json')).json();
    const item = items.find(({ url }: { url: string }) => url.endsWith(HEBREW));
    expect(item).toBeDefined();
    expect(item).not.toHaveProperty('language');
    expect(item.content_html).toMatch(/^<div dir="rtl">/);
    await page.goto('/rss.xml');
    const entry = page.locator('article').filter({ hasText: 'בענן' });
    await expect(entry.locator('h2')).toHaveCSS('direction', 'rtl');
  });
});

/** Where the words in a cell are, which may be narrower than it. */
function wordsIn(cell: Locator) {
  return cell.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect().toJSON() as DOMRect;
  });
}

for (const [language, font] of [
  ['japanese', 'Hiragino Sans'],
  ['thai', 'Noto Sans Thai'],
  ['hindi', 'Noto Sans Devanagari'],
] as const) {
  test(`headings in ${language} are set in a face of their script, with room between lines`, async ({
    page,
  }) => {
    await page.goto(`/blog/${language}`);
    for (const heading of await page.getByRole('article').first().locator('h1, h2, h3').all()) {
      const { family, leading } = await heading.evaluate((element) => {
        const { fontFamily, fontSize, lineHeight } = getComputedStyle(element);
        return {
          family: fontFamily,
          leading: Number.parseFloat(lineHeight) / Number.parseFloat(fontSize),
        };
      });
      expect(family).toContain(font);
      expect(family).not.toContain('Charis');
      expect(leading).toBeGreaterThan(1.39);
    }
  });
}

test('Japanese breaks lines strictly, and headings between phrases', async ({ page }) => {
  await page.goto('/blog/japanese');
  const article = page.getByRole('article').first();
  await expect(article.locator('[data-body] p').first()).toHaveCSS('line-break', 'strict');
  for (const heading of await article.locator('h1, h2, h3').all()) {
    await expect(heading).toHaveCSS('word-break', 'auto-phrase');
  }
  const title = page.locator('.neighbours [lang="ja"]');
  await page.goto('/blog/thai');
  await expect(title).toHaveCSS('word-break', 'auto-phrase');
});

for (const width of [320, 1280, 1920]) {
  test(`no heading is wider than the text, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const slug of ['japanese', 'thai', 'hindi', 'arabic', 'long-read', 'same-headings']) {
      await page.goto(`/blog/${slug}`);
      const { text, headings, title } = await page.evaluate(() => {
        const article = document.querySelector('article');
        const boxes = (selector: string) =>
          [...(article?.querySelectorAll(selector) ?? [])].map((element) =>
            element.getBoundingClientRect(),
          );
        return {
          text: boxes('[data-body] > p')[0],
          headings: boxes('[data-body] > :is(h2, h3, h4, h5, h6)'),
          title: boxes('h1')[0],
        };
      });
      if (!text || !title) throw new Error(`${slug} has no text.`);
      for (const heading of headings) expect(heading.width).toBeLessThanOrEqual(text.width + 1);
      // The title begins beside the text, in the rail; it ends with the text.
      if (slug === 'arabic') expect(title.left).toBeGreaterThanOrEqual(text.left - 1);
      else expect(title.right).toBeLessThanOrEqual(text.right + 1);
    }
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a reader who asks for contrast has 7:1, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, contrast: 'more' });
    for (const address of ['/blog/code', '/blog/corrected', '/', '/search?q=test']) {
      await page.goto(address);
      expect(await faultsOf(page, ['color-contrast-enhanced']), address).toEqual([]);
    }
  });

  test(`the edges of controls stand out by 3:1, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const address of ['/blog/code', '/blog', '/search?q=test']) {
      await page.goto(address);
      await expect(page.locator('theme-switch input').first()).toBeVisible();
      if (address.startsWith('/search'))
        await expect(page.locator('select').first()).toBeVisible();
      const edges = await page.evaluate(contrastsOfEdges);
      expect(edges.length).toBeGreaterThan(0);
      for (const { name, contrast } of edges) {
        expect(contrast, `${name} on ${address}`).toBeGreaterThanOrEqual(3);
      }
    }
  });
}

/** What is bordered and can be clicked or written into, with the contrast of border and ground. */
function contrastsOfEdges(): { name: string; contrast: number }[] {
  const canvas = document
    .createElement('canvas')
    .getContext('2d', { willReadFrequently: true });
  const luminance = (colour: string) => {
    if (!canvas) throw new Error('No canvas.');
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map(
      (part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      },
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (element: Element | null): string => {
    if (!element) return 'white';
    const { backgroundColor } = getComputedStyle(element);
    return backgroundColor === 'rgba(0, 0, 0, 0)'
      ? groundOf(element.parentElement)
      : backgroundColor;
  };
  const controls = document.querySelectorAll(
    'button, select, input:not([type="radio"]), .search-form, theme-switch, .years a',
  );
  return [...controls].flatMap((control) => {
    const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(control);
    if (borderTopStyle === 'none' || borderTopWidth === '0px' || !control.checkVisibility())
      return [];
    const [one = 0, other = 0] = [borderTopColor, groundOf(control.parentElement)]
      .map(luminance)
      .sort((a, b) => b - a);
    return [{ name: control.outerHTML.slice(0, 60), contrast: (one + 0.05) / (other + 0.05) }];
  });
}

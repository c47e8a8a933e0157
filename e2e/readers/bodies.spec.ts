import { expect, test } from '../reader.ts';

test.describe('raw HTML in a post', () => {
  test('runs nothing, sends nothing and leads nowhere', async ({ page }) => {
    await page.goto('/blog/raw-html');
    await expect(page).toHaveTitle(/^Raw HTML with scripts that must not run/);
    const body = page.locator('[data-body]');
    for (const link of await body.getByRole('link').all()) {
      expect(await link.getAttribute('href')).not.toMatch(/^\s*(javascript|vbscript|data):/i);
    }
    await expect(
      body.locator('script, style, form, input, button, object, embed, meta, base, link, svg'),
    ).toHaveCount(0);
    await expect(body.locator('[style], [onclick], [onerror], [onload], [srcdoc]')).toHaveCount(
      0,
    );
    await expect(body.locator('iframe')).toHaveCount(0);
    expect(await page.evaluate(() => 'escaped' in window)).toBe(false);
    await expect(page).toHaveURL('/blog/raw-html');
  });

  test('does not cover the page, nor take the page’s own names', async ({ page }) => {
    await page.goto('/blog/raw-html');
    await page.getByRole('banner').getByRole('link', { name: 'News' }).click({ trial: true });
    await expect(page.locator('#main')).toHaveCount(1);
    await expect(page.locator('[data-body] .fixed')).toHaveCount(0);
  });

  test('keeps its text and what posts use', async ({ page }) => {
    await page.goto('/blog/raw-html');
    const body = page.locator('[data-body]');
    for (const words of [
      'The text before the first element.',
      'A paragraph in a div that wanted to cover the page.',
      'a cell of a raw table',
      'A caption.',
      'The text after the last element.',
    ]) {
      await expect(body).toContainText(words);
    }
    await expect(body.locator('figure figcaption')).toHaveText('A caption.');
    for (const element of ['table', 'details', 'sub', 'kbd', 'mark', 'abbr']) {
      await expect(body.locator(element)).not.toHaveCount(0);
    }
  });
});

test('formatting in a title goes, and any other tag is text, in the page and in its head', async ({
  page,
}) => {
  await page.goto('/blog/markup-in-title');
  const title = `Quotes " and ' and tags & {braces} </title><script>window.escaped = "title"</script>`;
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  expect(await page.title()).toContain('tags & {braces} </title>');
  expect(await page.evaluate(() => 'escaped' in window)).toBe(false);
});

test('a video is a link with a name, and plays in its place from a host without cookies', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).host));
  await page.goto('/blog/videos');
  const body = page.locator('[data-body]');
  await expect(body).toContainText('The text between two frames.');
  const videos = body.locator('[data-video]').getByRole('link');
  await expect(videos).toHaveCount(4);
  for (const video of await videos.all()) await expect(video).toHaveAccessibleName(/./);
  expect(new Set(asked)).toEqual(new Set([new URL(page.url()).host]));

  await videos.filter({ hasText: 'A test video' }).click();
  const frame = body.locator('iframe');
  await expect(frame).toHaveCount(1);
  await expect(frame).toHaveAttribute(
    'src',
    /^https:\/\/www\.youtube-nocookie\.com\/embed\/A{11}/,
  );
  await expect(frame).toHaveAttribute('title', /A test video/);
});

test('tags that HTML does not know are shown as the text that they are', async ({ page }) => {
  await page.goto('/blog/unknown-tags');
  const body = page.locator('[data-body]');
  await expect(body).toContainText('Replace <hostname> by the name of the host');
  await expect(body).toContainText('by a Vec<String>.');
  await expect(body).toContainText('Text in an element that nobody defined.');
  await expect(body).toContainText('1 < 2 and 3 > 2 & so on');
});

test('code is coloured by classes, keeps its text, and scrolls in its own box', async ({
  page,
}) => {
  await page.goto('/blog/code');
  const body = page.locator('[data-body]');
  const blocks = body.locator('pre');
  await expect(blocks).toHaveCount(8);
  await expect(blocks.nth(1)).toContainText('return f"<{name}>"');
  await expect(body.locator('pre [style], pre[style]')).toHaveCount(0);
  const colours = await blocks.first().evaluate((block) => {
    const colours = [...block.querySelectorAll('span')].map(
      (span) => getComputedStyle(span).color,
    );
    return new Set(colours).size;
  });
  expect(colours).toBeGreaterThan(2);
  await expect(body).toContainText(
    'Text in a language that no highlighter knows: <b>not bold</b>',
  );
});

test('a wide table is scrolled by keyboard, and the page stays where it is', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/blog/wide-table');
  const box = page.locator('[data-body] [tabindex="0"]').filter({ has: page.locator('table') });
  await box.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(() => box.first().evaluate((element) => element.scrollLeft))
    .toBeGreaterThan(0);
  await expect(box.first()).toHaveAccessibleName(/./);
});

test('footnotes lead to their notes and back', async ({ page }) => {
  await page.goto('/blog/footnotes');
  const body = page.locator('[data-body]');
  const reference = body.locator('sup a').first();
  await reference.click();
  const note = body.locator(':target');
  await expect(note).toContainText('The note, with a link.');
  await note.locator('a[href^="#"]').first().click();
  await expect(body.locator('sup :target, sup:target, sup a:target').first()).toBeVisible();
});

test('links that leave the site are marked, links within it are not', async ({ page }) => {
  await page.goto('/blog/footnotes');
  const outward = page.locator('[data-body] a[href="https://example.org/angle"]');
  await expect(outward).toHaveAttribute('rel', /noopener|external/);
  await page.goto('/blog/published');
  await expect(page.locator('[data-body] a[href="/blog"]')).not.toHaveAttribute(
    'rel',
    /external/,
  );
});

test('a heading can be linked to, and equal headings are told apart', async ({ page }) => {
  await page.goto('/blog/same-headings');
  const ids = await page
    .locator('[data-body] :is(h2, h3, h4)')
    .evaluateAll((headings) => headings.map((heading) => heading.id));
  expect(ids).toHaveLength(5);
  expect(new Set(ids).size).toBe(5);
  expect(ids.every((id) => id.length > 0)).toBe(true);
  await expect(page.locator('#main')).toHaveCount(1);
  await page.goto(`/blog/same-headings#${ids[1]}`);
  await expect(page.locator('[data-body] h2').nth(1)).toBeInViewport();
});

test('pictures have their size before they arrive, and their alternative text', async ({
  page,
}) => {
  await page.goto('/blog/pictures');
  const body = page.locator('[data-body]');
  const sizes = await body
    .locator('img[src^="/"]')
    .evaluateAll((pictures) =>
      pictures.map((picture) => [
        picture.getAttribute('alt'),
        picture.getAttribute('width'),
        picture.getAttribute('height'),
      ]),
    );
  expect(sizes).toEqual([
    ['A colour gradient from blue to orange', '1600', '900'],
    ['', '800', '300'],
    ['a small square', '10', '10'],
    ['A screenshot of nothing', '1200', '400'],
    ['A colour gradient that leads on', '1600', '900'],
  ]);
  for (const picture of await body.locator('img[src^="/"]').all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
  }
  await page.goto('/blog/data-picture');
  await expect(body.getByRole('img', { name: 'A small square' })).toHaveJSProperty(
    'naturalWidth',
    10,
  );
});

test('Arabic is set from right to left, code in it from left to right', async ({ page }) => {
  await page.goto('/blog/arabic');
  const paragraph = page.locator('[data-body] p').first();
  await expect(paragraph).toHaveCSS('direction', 'rtl');
  await expect(page.locator('[data-body] pre').first()).toHaveCSS('direction', 'ltr');
  await expect(page.locator('[lang="ar"]').first()).toBeVisible();
  await expect(page.getByRole('banner')).toHaveCSS('direction', 'ltr');
});

test('Korean says that it is Korean, in its page and in lists', async ({ page }) => {
  await page.goto('/blog/korean');
  await expect(page.locator('[lang="ko"] [data-body], [data-body][lang="ko"]')).toHaveCount(1);
  await page.goto('/blog/category/languages');
  await expect(page.locator('[lang="ko"] a[href="/blog/korean"]')).toHaveCount(1);
});

test.describe('bytes that editors’ programs leave behind do not show', () => {
  test('line ends of two characters', async ({ page }) => {
    await page.goto('/blog/crlf');
    await expect(page.locator('[data-body] p')).toHaveText('First line of a paragraph.');
    expect(await page.locator('[data-body] pre').innerText()).toMatch(/^one\ntwo\n?$/);
  });

  test('a byte order mark, and a missing last newline', async ({ page }) => {
    await page.goto('/blog/byte-order-mark');
    await expect(page.locator('[data-body]')).toHaveText('The first line.');
    await page.goto('/blog/no-final-newline');
    await expect(page.locator('[data-body]')).toHaveText('The last line');
  });

  test('blanks around titles and authors', async ({ page }) => {
    await page.goto('/blog/trailing-blanks');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Blanks around everything',
    );
    await expect(
      page.locator('main a[href="/blog/author/second-tester"]').first(),
    ).toBeVisible();
  });
});

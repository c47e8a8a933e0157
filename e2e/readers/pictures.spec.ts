import { expect, test } from '../reader.ts';

test('a phone takes a picture in a new format, no larger than its screen needs', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
  });
  const page = await context.newPage();
  await page.goto(`${baseURL}/blog/own-picture`);
  const picture = page.getByRole('img', { name: 'A colour gradient from blue to orange' });
  const taken = await picture.evaluate((image: HTMLImageElement) => image.currentSrc);
  expect(new URL(taken).pathname).toMatch(/^\/pictures\/[\da-f]+-720\.avif$/);
  const { headers } = await page.request.get(taken).then((response) => ({
    headers: response.headers(),
  }));
  expect(headers['content-type']).toBe('image/avif');
  expect(headers['cache-control']).toContain('immutable');
  await context.close();
});

test('the picture at the top of a page is fetched first, those in the text when they near', async ({
  page,
}) => {
  await page.goto('/blog/own-picture');
  const top = page.getByRole('img', { name: 'A colour gradient from blue to orange' }).first();
  await expect(top).toHaveAttribute('fetchpriority', 'high');
  await expect(top).not.toHaveAttribute('loading', 'lazy');
  await page.goto('/blog/pictures');
  const inText = page.locator('[data-body] img');
  for (const picture of await inText.all()) {
    await expect(picture).toHaveAttribute('loading', 'lazy');
  }
});

for (const [address, name, file] of [
  ['/blog/own-picture', 'A colour gradient from blue to orange', '/media/gradient.jpg'],
  ['/blog/data.tar.gz', 'Stripes', '/media/stripes%20%23%2050%25.png'],
] as const) {
  test(`a browser that knows no new format shows ${file} as an editor gave it`, async ({
    page,
  }) => {
    await page.route(`**${address}`, async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replaceAll('image/avif', 'image/no-such');
      await route.fulfill({ response, body: html.replaceAll('image/webp', 'image/no-such') });
    });
    await page.goto(address);
    const picture = page.getByRole('img', { name });
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    const taken = await picture.evaluate((image: HTMLImageElement) => image.currentSrc);
    expect(new URL(taken).pathname).toBe(file);
  });
}

test('nothing moves when fonts and pictures arrive', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { moved: 0 });
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) {
        Object.assign(window, {
          moved: Reflect.get(window, 'moved') + Reflect.get(shift, 'value'),
        });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const address of ['/', '/blog', '/blog/own-picture', '/blog/pictures', '/search']) {
    await page.goto(address);
    await page.mouse.wheel(0, 4000);
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => Reflect.get(window, 'moved')), address).toBe(0);
  }
});

test('a picture that lies beside its post is shown', async ({ page }) => {
  await page.goto('/blog/page-bundle');
  const picture = page.getByRole('img', { name: 'A square that lies beside the post' });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
});

test('a picture that does not come shows its description in place of the browser’s sign', async ({
  page,
}) => {
  await page.goto('/blog/missing-picture');
  const picture = page.getByRole('img', { name: 'A picture that nobody uploaded' });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete))
    .toBe(true);
  const { description, covers } = await picture.evaluate((image) => {
    const { content, position, inset, backgroundColor } = getComputedStyle(image, '::after');
    const isOpaque = backgroundColor !== 'rgba(0, 0, 0, 0)';
    return {
      description: content,
      covers: position === 'absolute' && inset === '0px' && isOpaque,
    };
  });
  expect(description).toContain('A picture that nobody uploaded');
  expect(covers).toBe(true);
});

import { expect, test } from '../reader.ts';

test.beforeEach(({ page }) => page.emulateMedia({ media: 'print', colorScheme: 'dark' }));

test('a printed post has its text and who wrote it, and no navigation', async ({ page }) => {
  await page.goto('/blog/long-read');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('main a[href="/blog/author/test-author"]').first()).toBeVisible();
  await expect(page.locator('[data-body]')).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
});

test('paper is white and ink is dark, also for readers of the dark theme', async ({ page }) => {
  await page.goto('/blog/code');
  const { paper, ink } = await page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d');
    const lightness = (colour: string) => {
      if (!canvas) return Number.NaN;
      canvas.fillStyle = '#fff';
      canvas.fillRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return (red + green + blue) / 3;
    };
    const words = document.querySelector('[data-body] p') ?? document.body;
    return {
      paper: lightness(getComputedStyle(document.body).backgroundColor),
      ink: lightness(getComputedStyle(words).color),
    };
  });
  expect(paper).toBeGreaterThan(250);
  expect(ink).toBeLessThan(80);
});

test('code that is wider than the paper is broken, not cut', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 900 });
  await page.goto('/blog/code');
  const cut = await page
    .locator('[data-body] pre')
    .evaluateAll(
      (blocks) => blocks.filter((block) => block.scrollWidth > block.clientWidth + 1).length,
    );
  expect(cut).toBe(0);
});

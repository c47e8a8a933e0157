import { extractText } from 'unpdf';
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

for (const format of ['Letter', 'A4'] as const) {
  test(`the first page of ${format} begins the text, also where a table or a picture follows`, async ({
    page,
  }) => {
    for (const [address, words] of [
      ['/blog/wide-table', 'row 1 cell 1'],
      ['/blog/own-picture', 'Test Author'],
      ['/blog/twenty-code-blocks', 'echo 3'],
      ['/blog/long-read', 'Section 1'],
      ['/blog/videos', 'https://www.youtube.com/watch?v=AAAAAAAAAAA'],
    ] as const) {
      await page.goto(address);
      const [first = '', ...others] = await pagesOf(await page.pdf({ format }));
      expect(joined(first), address).toContain(joined(words));
      for (const other of others) expect(joined(other)).not.toBe('');
    }
  });
}

test('a video on paper is a frame with its address, played or not', async ({ page }) => {
  await page.emulateMedia({ media: 'screen' });
  await page.goto('/blog/videos');
  await page.getByRole('link', { name: 'A test video' }).click();
  await expect(page.locator('[data-body] iframe')).toBeFocused();
  await page.emulateMedia({ media: 'print' });
  const frames = page.locator('[data-body] .embed');
  await expect(frames).toHaveCount(4);
  for (const frame of await frames.all()) {
    await expect(frame).toHaveCSS('border-top-style', 'solid');
    await expect(frame.getByRole('link')).toBeVisible();
  }
  const paper = joined((await pagesOf(await page.pdf({ format: 'Letter' }))).join(''));
  for (const address of [
    'https://www.youtube.com/watch?v=AAAAAAAAAAA',
    'https://vimeo.com/1',
    'https://www.youtube.com/watch?v=BBBBBBBBBBB&t=30s',
    'https://youtu.be/CCCCCCCCCCC',
  ]) {
    expect(paper).toContain(address);
  }
});

/** The text of each page of a PDF. */
async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(new Uint8Array(pdf));
  return text;
}

/** Without blanks, which a PDF has wherever letters are set apart. */
const joined = (text: string) => text.replace(/\s/g, '');

import { expect, test } from '../reader.ts';

test('a reader copies the address of a post, and is told so', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/blog/published?utm_source=somewhere#a-section');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('article').getByRole('status')).toHaveText('Link copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `${baseURL}/blog/published`,
  );
});

test('where copying is forbidden, the address can be copied by hand', async ({
  page,
  baseURL,
}) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'));
  });
  await page.goto('/blog/published');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('article').getByRole('status')).toContainText(
    `${baseURL}/blog/published`,
  );
});

test.describe('with a system that shares', () => {
  /** Gives the page such a system. @param outcome what becomes of it */
  const sharing = (outcome: 'done' | 'AbortError') => `
    navigator.share = async (data) => {
      window.shared = data;
      if (${JSON.stringify(outcome)} !== 'done') throw new DOMException('', 'AbortError');
    };`;

  test('a reader shares a post by its title and address', async ({ page, baseURL }) => {
    await page.addInitScript(sharing('done'));
    await page.goto('/blog/published?fbclid=x');
    await page.getByRole('button', { name: 'Share' }).click();
    expect(await page.evaluate('window.shared')).toEqual({
      title: 'A published post',
      url: `${baseURL}/blog/published`,
    });
  });

  test('who changes their mind is told nothing', async ({ page }) => {
    await page.addInitScript(sharing('AbortError'));
    await page.goto('/blog/published');
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('article').getByRole('status')).toBeEmpty();
  });
});

test('a list has nothing of the kind', async ({ page }) => {
  await page.goto('/blog');
  await expect(page.getByRole('button', { name: /copy|share/i })).toHaveCount(0);
});

import { expect, test } from '@playwright/test';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a reader goes from the home page to a category, a post and its author', async ({
    page,
  }) => {
    await page.goto('/');
    await page.getByRole('main').locator('a[href="/blog/category/languages"]').first().click();
    await expect(page).toHaveURL('/blog/category/languages');
    await page.locator('main a[href="/blog/korean"]').first().click();
    await expect(page).toHaveURL('/blog/korean');
    await page.locator('main a[href="/blog/author/test-author"]').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Test Author');
  });
});

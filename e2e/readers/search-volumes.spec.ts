import { expect, test } from '@playwright/test';
import { type Installed, installation, type Site, startSite } from '../command.ts';

/** So many posts of earlier years make a volume of the search that is closed. */
const OLD = 300;

let site: Site;
let installed: Installed;

const post = (title: string, date: string, category: string, text: string) =>
  `---\ntemplateKey: blog-post\ntitle: ${title}\ndate: ${date}\ncategory:\n  - label: ${category}\n    value: ${category}\nseo:\n  title: ${title}\n---\n\n${text}\n`;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  const old = Array.from({ length: OLD }, (_, at) => [
    `posts/old-${at}.md`,
    post(`Old ${at}`, '2019-03-01T09:00:00.000Z', 'Events', at === 7 ? 'A quokka.' : 'A text.'),
  ]);
  installed = installation({
    ...Object.fromEntries(old),
    'posts/new.md': post('New', '2025-03-01T09:00:00.000Z', 'Community', 'Another quokka.'),
  });
  site = await startSite(installed.variables);
});
test.afterAll(async () => {
  await site?.stop();
  installed?.remove();
});

test('a search finds posts of every volume, and counts them together', async ({ page }) => {
  await page.goto(`${site.origin}/search?q=quokka`);
  const main = page.getByRole('main');
  await expect(main.getByRole('status')).toHaveText('2 posts for “quokka”');
  const found = main.getByRole('article').getByRole('link');
  // Each volume ranks by what is rare in it.
  expect((await found.allTextContents()).sort()).toEqual(['New', 'Old 7']);
  const years = page.getByLabel('Year').getByRole('option');
  await expect(years).toHaveText(['All years', '2025 (1)', '2019 (1)']);
  await page.getByLabel('Category', { exact: true }).selectOption('Events');
  await expect(found).toHaveText(['Old 7']);
  await expect(page).toHaveURL(`${site.origin}/search?q=quokka&category=Events`);
});

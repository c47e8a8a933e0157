import { type APIRequestContext, expect, test } from '@playwright/test';
import { type Site, startSite } from '../command.ts';
import { readSitemaps } from '../machines/sitemaps.ts';
import { choices, PIXEL, post } from './content.ts';
import { deskIn } from './decap.ts';
import { contentRepository } from './repository.ts';
import { printedLink } from './signed-in.ts';

let repository: ReturnType<typeof contentRepository>;
let site: Site;

test.beforeAll(async () => {
  test.setTimeout(420_000);
  repository = contentRepository({ 'posts/one.md': post('One', 'An old text.'), ...choices });
  site = await startSite(repository.variables, 'edit');
});
test.afterAll(async () => {
  await site?.stop();
  repository?.remove();
});

const TITLE = 'All the way';
const PAGE = '/blog/all-the-way';

/** Where readers and their machines learn of a post. */
const LISTS = [
  '/',
  '/blog',
  '/blog/category/news',
  '/blog/author/test-author',
  '/rss.xml',
  '/atom.xml',
  '/feed.json',
  '/llms.txt',
];
const EVERYWHERE = [PAGE, `${PAGE}.md`, '/media/new.png', ...LISTS, 'sitemaps'];

/** @returns the addresses under which the public meets the post, of those it could */
async function whereThePublicSees(request: APIRequestContext): Promise<string[]> {
  const seen: string[] = [];
  for (const address of [PAGE, `${PAGE}.md`, '/media/new.png', ...LISTS]) {
    const response = await request.get(site.origin + address);
    const isIts = !LISTS.includes(address) || (await response.text()).includes(PAGE);
    if (response.ok() && isIts) seen.push(address);
  }
  const sitemaps = await readSitemaps(request, site.origin);
  if (sitemaps.some(({ xml }) => xml.includes(PAGE))) seen.push('sitemaps');
  return seen;
}

test('a post with a picture goes from the form by way of a reviewer to readers, and back', async ({
  browser,
  request,
}) => {
  test.setTimeout(420_000);
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const first = await context.newPage();
  await first.goto(site.origin + (await printedLink(site)));
  await first.close();
  const desk = await deskIn(context, site);

  await desk.begin();
  await desk.field('Title').fill(TITLE);
  await desk.now();
  await desk.page.getByLabel('Add: Author').fill('Test Author');
  await desk.page.keyboard.press('Enter');
  await desk.page.getByLabel('Add: Categories').selectOption('News');
  await desk.addPicture('new.png', PIXEL);
  await desk.typeAtEnd('The first version.');
  await expect(desk.live.locator('h1')).toHaveText(TITLE);
  await expect(desk.live.locator('main')).toContainText('The first version.');
  await expect(desk.live.locator('main img').first()).toHaveAttribute('src', /^blob:/);
  await desk.save();
  const address = await desk.openPreview();
  expect(await whereThePublicSees(request)).toEqual([]);

  const stranger = await browser.newContext();
  const preview = await stranger.newPage();
  await preview.goto(address);
  await expect(preview.locator('h1')).toHaveText(TITLE);
  await expect(preview.locator('main')).toContainText('The first version.');
  const picture = preview.locator('main img').first();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(1);
  await preview.getByText('Comment', { exact: true }).first().click();
  await preview.getByLabel('Your name').fill('Rita Reviewer');
  await preview.getByLabel('Comment').last().fill('One sentence more, please.');
  await preview.getByRole('button', { name: 'Send to the editors' }).click();
  await expect(preview.getByText('Comments (1)')).toBeVisible();

  await desk.open('all-the-way');
  await desk.page.getByTitle('Toggle notes').click();
  await expect(desk.page.getByText('One sentence more, please.')).toBeVisible();
  await desk.page.getByTitle('Toggle preview').click();
  await desk.typeAtEnd(' One sentence more.');
  await desk.save();
  await preview.reload();
  await expect(preview.locator('main')).toContainText('The first version. One sentence more.');
  expect(await whereThePublicSees(request)).toEqual([]);

  await desk.setStatus('Ready');
  await desk.publish();
  await expect(desk.notice('publishing')).toContainText('readers see it now', {
    timeout: 180_000,
  });
  await expect(desk.notice('saved')).toBeHidden();
  expect(await whereThePublicSees(request)).toEqual(EVERYWHERE);
  await preview.goto(address);
  expect(new URL(preview.url()).pathname).toBe(PAGE);
  await expect(preview.locator('main')).toContainText('One sentence more.');

  await desk.unpublish();
  await expect.poll(() => whereThePublicSees(request), { timeout: 180_000 }).toEqual([]);
  await expect(desk.notice('publishing')).toContainText('Taken back', { timeout: 180_000 });
  // What was taken back is a draft again, with all that was written.
  await desk.open('all-the-way');
  await expect(desk.text).toContainText('One sentence more.');
  await stranger.close();
  await context.close();
});

import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type Site, startSite } from '../command.ts';
import { choices, PIXEL, post } from './content.ts';
import { type Desk, deskIn, untilKept } from './decap.ts';
import { contentRepository } from './repository.ts';
import { printedLink } from './signed-in.ts';

/** One site for all: it is built before it is served. */
test.describe.configure({ mode: 'default', timeout: 180_000 });

const files = {
  ...Object.fromEntries(
    ['Published', 'Drafted', 'Offered', 'Left', 'Tried'].map((title) => [
      `posts/${title.toLowerCase()}.md`,
      post(title, 'The first paragraph.'),
    ]),
  ),
  ...choices,
  'media/there.png': PIXEL,
};

let repository: ReturnType<typeof contentRepository>;
let site: Site;
let context: BrowserContext;
let desk: Desk;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(420_000);
  repository = contentRepository(files);
  site = await startSite(repository.variables, 'edit');
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const first = await context.newPage();
  await first.goto(site.origin + (await printedLink(site)));
  await first.close();
});
test.afterAll(async () => {
  await context?.close();
  await site?.stop();
  repository?.remove();
});
test.beforeEach(async () => {
  desk = await deskIn(context, site);
});
test.afterEach(async () => {
  await desk.page.close();
});

const saved = (slug: string) => repository.git('show', `cms/posts/${slug}:posts/${slug}.md`);

/** Holds the next save back. @returns lets it go on */
async function holdSave(page: Page): Promise<() => void> {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route('**/admin/api/cms', async (route) => {
    if (route.request().postDataJSON().action === 'persistEntry') await held;
    await route.continue();
  });
  return goOn;
}

/** What an editor does who does not wait: presses Save, and goes on typing. */
async function typeWhileSaving(slug: string): Promise<void> {
  const goOn = await holdSave(desk.page);
  const asked = desk.page.waitForRequest((request) =>
    `${request.postData()}`.includes('"persistEntry"'),
  );
  await desk.pressSave();
  await asked;
  await desk.field('Title').fill('Typed meanwhile');
  goOn();
  await expect(desk.notice('saved')).toContainText('Draft saved');
  await expect(desk.page.getByText('Unsaved changes')).toBeVisible();
  await expect(desk.field('Title')).toHaveValue(/Typed meanwhile$/);
  expect(saved(slug)).not.toContain('Typed meanwhile');
  await untilKept(desk);
  await desk.save();
  expect(saved(slug)).toContain('Typed meanwhile');
  await expect.poll(() => repository.git('for-each-ref', 'refs/masthead/unsaved')).toBe('');
}

test('what is typed while a draft is being saved is not lost', async () => {
  await desk.open('drafted');
  await desk.field('Title').fill('Drafted, and changed');
  await desk.save();
  await desk.field('Title').fill('Drafted, and changed again');
  await typeWhileSaving('drafted');
});

test('what is typed while a draft is begun is not lost, though the form is filled anew', async () => {
  await desk.open('published');
  await desk.field('Title').fill('Published, and changed');
  await typeWhileSaving('published');
});

test('what is typed while a new post is being saved is not lost, though it has a name by then', async () => {
  await desk.begin();
  await desk.field('Title').fill('Quite new');
  await desk.now();
  await typeWhileSaving('quite-new');
});

test('text that is on offer stays so while other text is typed', async () => {
  await desk.open('offered');
  await desk.field('Title').fill('A long text');
  await untilKept(desk);
  await desk.open('offered');
  await expect(desk.notice('unsaved')).toContainText('that was not saved');
  await desk.field('Title').fill('One key');
  await untilKept(desk);
  await desk.open('offered');
  await desk.notice('unsaved').getByRole('button', { name: 'Discard it' }).click();
  await desk.notice('unsaved').getByRole('button', { name: 'Restore it' }).click();
  await expect(desk.field('Title')).toHaveValue('A long text');
  await desk.save();
  expect(saved('offered')).toContain('title: A long text');
  await expect.poll(() => repository.git('for-each-ref', 'refs/masthead/unsaved')).toBe('');
});

test('what is typed just before a form is left is kept', async () => {
  await desk.open('left');
  await desk.field('Title').fill('Typed in the last moment');
  desk.page.once('dialog', (dialog) => dialog.accept());
  await desk.page.evaluate('location.hash = "#/collections/posts"');
  await expect(desk.page.getByRole('heading', { name: 'Posts' })).toBeVisible();
  await desk.open('left');
  await desk.notice('unsaved').getByRole('button', { name: 'Restore it' }).click();
  await expect(desk.field('Title')).toHaveValue('Typed in the last moment');
  await desk.save();
});

test('what could not be kept is kept as soon as the server can be reached', async () => {
  await desk.page.route('**/admin/api/unsaved', (route) => route.abort());
  await desk.open('tried');
  await desk.field('Title').fill('Typed without a connection');
  await expect(desk.page.locator('#desk-kept')).toContainText('not kept');
  await desk.page.unroute('**/admin/api/unsaved');
  await expect(desk.page.locator('#desk-kept')).toContainText('kept at', { timeout: 40_000 });
  await desk.save();
});

test('whoever cannot save since the session has ended reads that nothing is kept', async ({
  browser,
}) => {
  const cookies = await context.cookies();
  const alone = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await alone.addCookies(cookies);
  const ended = await deskIn(alone, site);
  await ended.open('tried');
  await alone.clearCookies();
  await ended.field('Title').fill('Typed too late');
  await ended.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(ended.notice('saved')).toContainText('session has ended');
  await expect(ended.notice('saved')).toContainText('in this form alone');
  await expect(ended.notice('saved').getByRole('link')).toHaveText(['Sign in in another tab']);
  const bar = await ended.page.locator('.desk-bar').boundingBox();
  const kept = ended.page.locator('#desk-kept');
  await expect(kept).toContainText('not kept');
  // Above and below it there is room, and where one can go stays on one line.
  expect((await kept.boundingBox())?.height).toBeLessThan((bar?.height ?? 0) - 4);
  const words = ended.page.locator('.desk-bar :is(nav a, button, form span, #desk-publishing)');
  for (const word of await words.all()) {
    expect((await word.boundingBox())?.height ?? 0).toBeLessThan(30);
  }
  await alone.close();
});

test('whoever adds what is no picture reads that the text is kept, and the picture is not', async () => {
  await desk.begin();
  await desk.field('Title').fill('With a bad picture');
  await desk.now();
  await desk.addPicture('bad.png', Buffer.from('no picture'));
  await desk.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(desk.notice('saved')).toContainText('bad.png');
  await expect(desk.notice('saved')).toContainText('The text is kept on the server');
  await expect(desk.notice('saved')).toContainText('new pictures are not');
  await expect(desk.notice('saved').getByRole('link')).toHaveCount(0);
});

test('a picture that was never saved is named when its post is restored, and when it is saved', async () => {
  await desk.begin();
  await desk.notice('unsaved').getByRole('button', { name: 'Discard it' }).click();
  await desk.field('Title').fill('Without its picture');
  await desk.now();
  await desk.addPicture('gone.png', PIXEL);
  await untilKept(desk);
  await desk.begin();
  await desk.notice('unsaved').getByRole('button', { name: 'Restore it' }).click();
  await expect(desk.notice('pictures')).toContainText('/media/gone.png');
  await desk.notice('pictures').getByRole('button', { name: 'Close' }).click();
  await desk.save();
  await expect(desk.notice('pictures')).toContainText('/media/gone.png');
  await desk.page.getByRole('button', { name: 'Remove image' }).click();
  await desk.save();
  await expect(desk.notice('pictures')).toBeHidden();
  expect(saved('without-its-picture')).not.toContain('/media/gone.png');
});

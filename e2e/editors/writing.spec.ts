import { type BrowserContext, expect, test } from '@playwright/test';
import { type Site, startSite } from '../command.ts';
import { choices, PIXEL, post } from './content.ts';
import { type Desk, deskIn, untilKept } from './decap.ts';
import { contentRepository } from './repository.ts';
import { printedLink } from './signed-in.ts';

/** One site for all: it is built before it is served. */
test.describe.configure({ mode: 'default', timeout: 180_000 });
test.use({ viewport: { width: 1400, height: 900 } });

const files = {
  'posts/one.md': post('One', 'The first paragraph.\n\nThe second paragraph.'),
  'posts/two.md': post('Two', 'Another text.'),
  'posts/long.md': post('Long', `${'A paragraph.\n\n'.repeat(120)}The end.`),
  'posts/hostile.md': post(
    'Hostile',
    '<img src="x" onerror="top.acted=1"><script>top.acted=1</script><form action="/admin/sign-out" method="post"><button>Press</button></form><iframe src="/admin"></iframe>\n\n<a href="javascript:top.acted=1" target="_top">Click</a> [Leave](/blog)',
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
  context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    timezoneId: 'Asia/Seoul',
  });
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
const kept = () => repository.git('for-each-ref', '--format=%(raw)', 'refs/masthead/unsaved');
const changes = (slug: string) =>
  repository.git('diff', '--unified=0', 'main', `cms/posts/${slug}`, '--', 'posts');

test('the page beside the form is the real one, and follows what is typed', async () => {
  await desk.open('one');
  await expect(desk.live.locator('h1')).toHaveText('One');
  await expect(desk.live.locator('main')).toContainText('The second paragraph.');
  await expect(desk.live.getByRole('banner')).toContainText('OpenInfra');
  await desk.field('Title').fill('Something else');
  await expect(desk.live.locator('h1')).toHaveText('Something else');
  await desk.typeAtEnd(' And more.');
  await expect(desk.live.locator('main')).toContainText('The second paragraph. And more.');
});

test('a post that was opened and left alone is not taken for a changed one', async () => {
  await desk.open('one');
  await expect(desk.page.getByText('Changes saved')).toBeVisible();
  await desk.field('Title').click();
  await expect(desk.page.getByText('Unsaved changes')).toBeHidden();
});

test('an edit changes its line in the file, and no other', async () => {
  await desk.open('two');
  await desk.field('Title').fill('Two, and a bit');
  await desk.save();
  expect(changes('two').match(/^[+-][^+-].*/gm)).toEqual([
    '-title: Two',
    '+title: Two, and a bit',
  ]);
});

test('categories and authors are kept in the form in which files have them', async () => {
  await desk.open('one');
  await desk.page.getByLabel('Add: Categories').selectOption('Events');
  await desk.page.getByLabel('Add: Author').fill('Other Author');
  await desk.page.keyboard.press('Enter');
  await expect(desk.live.locator('main')).toContainText('Other Author');
  await desk.save();
  expect(saved('one')).toContain(
    'category:\n  - value: category-1\n    label: News\n  - value: category-2\n    label: Events\n',
  );
  expect(saved('one')).toContain('author:\n  - Test Author\n  - Other Author\n');
  await desk.page.getByLabel('Remove Test Author').click();
  await desk.save();
  expect(saved('one')).toContain('author: Other Author\n');
});

test('a date is shown in UTC, and in the time of the editor', async () => {
  await desk.open('two');
  await expect(desk.field('Date of publication')).toHaveValue('2025-03-07T09:00');
  await expect(desk.page.getByText('For you:')).toContainText(/6:00.*Asia\/Seoul/);
});

test('a picture is seen beside the form before it is saved, and by nobody else', async ({
  request,
}) => {
  await desk.begin();
  await desk.field('Title').fill('With picture');
  await desk.now();
  await desk.addPicture('fresh.png', PIXEL);
  const picture = desk.live.locator('main img').first();
  await expect(picture).toHaveAttribute('src', /^blob:/);
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(1);
  await desk.save();
  expect((await request.get(`${site.origin}/media/fresh.png`)).status()).toBe(404);
  await expect(desk.page).toHaveURL(/entries\/with-picture/);
});

test('after the first save of a new post there is a link that works without an account', async ({
  browser,
}) => {
  await desk.begin();
  await desk.field('Title').fill('Quite new');
  await desk.now();
  await desk.text.click();
  await desk.page.keyboard.type('For a reviewer.');
  await expect(desk.live.locator('main')).toContainText('For a reviewer.');
  await desk.save();
  const address = await desk.openPreview();
  const stranger = await browser.newContext();
  const page = await stranger.newPage();
  await page.goto(address);
  await expect(page.locator('main')).toContainText('For a reviewer.');
  await stranger.close();
});

test('text that was not saved is offered after a crash, and is gone once it is saved', async () => {
  await desk.open('two');
  await desk.typeAtEnd(' Nobody has saved this.');
  await untilKept(desk);
  const crashed = desk;
  desk = await deskIn(context, site);
  await crashed.page.close({ runBeforeUnload: false });

  await desk.open('two');
  await expect(desk.text).not.toContainText('Nobody has saved this.');
  await expect(desk.notice('unsaved')).toContainText('that was not saved');
  await desk.notice('unsaved').getByRole('button', { name: 'Restore it' }).click();
  await expect(desk.text).toContainText('Nobody has saved this.');
  await expect(desk.live.locator('main')).toContainText('Nobody has saved this.');
  await desk.save();
  expect(saved('two')).toContain('Nobody has saved this.');

  await desk.open('two');
  await expect(desk.text).toContainText('Nobody has saved this.');
  await expect(desk.notice('unsaved')).toBeHidden();
});

test('a new post that was never saved is offered too, and can be discarded', async () => {
  await desk.begin();
  await desk.field('Title').fill('Only begun');
  await untilKept(desk);
  await desk.begin();
  await expect(desk.notice('unsaved')).toContainText('that was not saved');
  await desk.notice('unsaved').getByRole('button', { name: 'Discard it' }).click();
  await expect.poll(kept).not.toContain('Only begun');
  await desk.begin();
  await expect(desk.notice('unsaved')).toBeHidden();
});

test('the second of two who save is refused, in words, and keeps the text', async () => {
  const other = await deskIn(context, site);
  await desk.open('two');
  await other.open('two');
  await desk.field('Title').fill('By the first');
  await desk.save();
  await other.field('Title').fill('By the second');
  await other.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(other.notice('saved')).toContainText('has saved another version');
  await expect(other.field('Title')).toHaveValue('By the second');
  expect(saved('two')).toContain('title: By the first');
  await expect.poll(kept).toContain('By the second');
  await other.page.close();
});

test('the page beside the form stays where the editor has scrolled to', async () => {
  await desk.open('long');
  const place = () =>
    desk.live
      .locator('html')
      .evaluate(({ ownerDocument }) => ownerDocument.scrollingElement?.scrollTop);
  await desk.live.locator('html').evaluate(({ ownerDocument }) => {
    ownerDocument.scrollingElement?.scrollTo(0, 1200);
  });
  await desk.typeAtEnd(' Typed at the end.');
  await expect(desk.live.locator('main')).toContainText('Typed at the end.');
  expect(await place()).toBe(1200);
});

test('a draft whose HTML tries to act in the studio does nothing there', async () => {
  await desk.open('hostile');
  const page = desk.live.locator('main');
  await expect(page).toContainText('Leave');
  for (const element of ['script', 'form', 'iframe', '[onerror]', '[href^="javascript:"]']) {
    await expect(page.locator(`.prose ${element}`)).toHaveCount(0);
  }
  expect(await desk.page.evaluate('window.acted')).toBeUndefined();
});

test('the frame would not run script even if there were some, and sends no form', async () => {
  await desk.open('one');
  await desk.live.locator('main').evaluate((main) => {
    main.insertAdjacentHTML(
      'beforeend',
      '<img src="x" onerror="parent.parent.acted=1"><form action="/admin/sign-out" method="post"><button>Send</button></form><a id="top" href="/blog" target="_top">Leave</a>',
    );
    const script = main.ownerDocument.createElement('script');
    script.textContent = 'parent.parent.acted=1';
    main.append(script);
  });
  await desk.live.getByRole('button', { name: 'Send' }).click();
  await desk.live.locator('#top').click();
  await desk.field('Title').fill('Still here');
  await expect(desk.live.locator('h1')).toHaveText('Still here');
  expect(await desk.page.evaluate('window.acted')).toBeUndefined();
  expect(desk.page.url()).toContain('/admin#/');
});

test('nothing of it is there for whoever has not signed in', async ({ request }) => {
  await desk.open('one');
  const live = desk.page
    .frames()
    .find((frame) => frame.url().includes('/admin/live/'))
    ?.url();
  const scripts = await desk.page
    .locator('script[src]')
    .evaluateAll((all) => all.map((script) => (script as HTMLScriptElement).src));
  for (const address of [
    `${live}`,
    ...scripts,
    `${site.origin}/admin/api/unsaved?collection=posts`,
  ]) {
    const response = await request.get(address, { maxRedirects: 0 });
    expect([303, 401], address).toContain(response.status());
  }
  const headers = (await context.request.get(`${live}`)).headers();
  expect(headers['content-security-policy']).toMatch(/sandbox allow-same-origin allow-popups/);
  expect(headers['content-security-policy']).toContain("script-src 'none'");
});

test('the text stays when the session has ended, and the editor is told', async ({
  browser,
}) => {
  await desk.open('one');
  const cookies = await context.cookies();
  const alone = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  await alone.addCookies(cookies);
  const ended = await deskIn(alone, site);
  await ended.open('one');
  await alone.clearCookies();
  await ended.field('Title').fill('Typed too late');
  await ended.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(ended.notice('saved')).toContainText('session has ended');
  await expect(ended.notice('saved').getByRole('link', { name: /Sign in/ })).toBeVisible();
  await expect(ended.field('Title')).toHaveValue('Typed too late');
  await alone.close();
});

test('nothing is asked of any other site, and no policy is broken', async () => {
  const foreign: string[] = [];
  const broken: string[] = [];
  desk.page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (/^https?:$/.test(protocol) && origin !== site.origin) foreign.push(request.url());
  });
  desk.page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) broken.push(message.text());
  });
  await desk.open('one');
  await desk.page.getByRole('button', { name: 'Choose an image' }).first().click();
  await expect(desk.page.getByRole('heading', { name: 'Images' })).toBeVisible();
  await desk.page.waitForLoadState('networkidle');
  expect(foreign).toEqual([]);
  expect(broken).toEqual([]);
});

import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { type Site, startSite, write } from '../command.ts';
import { cmsOf } from './cms-request.ts';
import { raw } from './raw-request.ts';
import { contentRepository } from './repository.ts';
import { signIn } from './signed-in.ts';

const post = (title: string, lines: string[] = [], text = 'The text.') =>
  [
    '---',
    'templateKey: blog-post',
    `title: ${title}`,
    'author: Newsroom',
    'date: 2025-03-01T09:00:00.000Z',
    'category:',
    '  - value: c',
    '    label: Community',
    ...lines,
    '---',
    text,
    '',
  ].join('\n');

const picture = readFileSync('e2e/content/media/gradient.jpg');
const SECRET = 'A secret announcement';
const OWN_PICTURE = '/media/secret.jpg';

let repository: ReturnType<typeof contentRepository>;
let site: Site;
let cookie: string;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  repository = contentRepository({
    'posts/old.md': post('An old post'),
    'posts/hidden.md': post('Hidden', ['draft: true']),
    'authors/newsroom.md': '---\nauthorName: Newsroom\ncompany: Example\n---\n',
    'media/open.jpg': picture,
  });
  repository.draft('new', {
    'posts/new.md': post(
      SECRET,
      ['draft: true', 'image:', `  src: ${OWN_PICTURE}`, '  alt: A secret'],
      'Text of the **draft**.\n\n<script>fetch("/admin")</script>',
    ),
    'media/secret.jpg': picture,
  });
  repository.draft('other', {
    'posts/other.md': post('Another draft', ['image:', '  src: /media/other.jpg', '  alt: O']),
    'media/other.jpg': picture,
  });
  repository.draft('wrong', {
    'posts/wrong.md': post('Wrong').replace(/date: .*/, 'date: next tuesday'),
  });
  repository.draft('changed', { 'posts/old.md': post('An old post, changed') });
  site = await startSite(repository.variables, 'edit');
  cookie = await signIn(site);
});

test.afterAll(async () => {
  await site?.stop();
  repository?.remove();
});

/** Asks for a link as the CMS does. @returns its whole address */
async function linkTo(wish: Record<string, string>): Promise<string> {
  const response = await fetch(`${site.origin}/admin/api/links`, {
    method: 'POST',
    headers: {
      cookie,
      origin: site.origin,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
    },
    body: JSON.stringify(wish),
  });
  expect(response.status).toBe(200);
  return site.origin + (await response.json()).url;
}

const toNew = () => linkTo({ ref: 'refs/heads/cms/posts/new', file: 'posts/new.md' });
const status = async (address: string) => (await fetch(address, { redirect: 'manual' })).status;

test.describe('a preview link', () => {
  test('shows the draft to somebody without an account, in the design of the site', async ({
    page,
  }) => {
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text());
    });
    await page.goto(await toNew());
    await expect(page.getByRole('heading', { level: 1, name: SECRET })).toBeVisible();
    await expect(page.getByRole('img', { name: 'A secret' })).toHaveJSProperty(
      'complete',
      true,
    );
    expect(await widthOf(page)).toBeGreaterThan(0);
    expect(refused).toEqual([]);
  });

  test('stays within the preview when its pages are read on, however quickly', async ({
    page,
  }) => {
    await page.goto(await toNew());
    await page.getByRole('link', { name: 'Front page' }).click();
    // The script comes later than the whole page: no link can be clicked before it.
    const script = '**/assets/preview-links-*.js';
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await page.route(script, async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest(script);
    const response = await page.reload({ waitUntil: 'commit' });
    await Promise.all([asked, response?.finished()]);
    const link = page.getByRole('link', { name: SECRET }).first();
    await expect(link).toHaveCount(0);
    goOn();
    await link.click();
    await expect(page).toHaveURL(/\/preview\/[^/]+\/blog\/new$/);
    await expect(page.getByRole('heading', { level: 1, name: SECRET })).toBeVisible();
  });

  const ways: Record<string, Parameters<Locator['click']>[0]> = {
    'a key': { modifiers: ['ControlOrMeta'] },
    'the button in the middle': { button: 'middle' },
  };
  for (const [name, how] of Object.entries(ways)) {
    test(`stays within it in another tab, opened by ${name}`, async ({ page, context }) => {
      await page.goto(await toNew());
      await page.getByRole('link', { name: 'Front page' }).click();
      const opened = context.waitForEvent('page');
      await page.getByRole('link', { name: SECRET }).first().click(how);
      await expect(await opened).toHaveURL(/\/preview\/[^/]+\/blog\/new$/);
    });
  }

  test('is copied by a button', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const link = await toNew();
    await page.goto(link);
    const bar = page.getByRole('complementary', { name: 'Preview' });
    await bar.getByRole('button', { name: 'Copy link' }).click();
    await expect(bar.getByRole('status')).toHaveText('Link copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  });

  test('stays bare in the frame of a telephone', async ({ page }) => {
    await page.goto(await toNew());
    await page.getByRole('link', { name: 'Phone' }).click();
    const phone = page.frameLocator('iframe');
    await phone.getByRole('link', { name: 'News', exact: true }).first().click();
    await expect(phone.getByRole('heading', { level: 1, name: 'News' })).toBeVisible();
    await expect(phone.getByRole('link', { name: SECRET }).first()).toBeVisible();
    await expect(phone.getByRole('complementary', { name: 'Preview' })).toHaveCount(0);
  });

  test('tells whoever unfolds it nothing of the draft, and nobody to keep it', async () => {
    const response = await fetch(await toNew());
    const head = (await response.text()).split('</head>')[0] ?? '';
    expect(head).toContain('<title>Preview');
    expect(head).not.toContain(SECRET);
    expect(head).not.toMatch(/og:|twitter:|ld\+json|canonical/);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': expect.stringContaining('no-store'),
      'x-robots-tag': expect.stringContaining('noindex'),
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.not.stringContaining('unsafe'),
    });
  });

  test('shows no other draft, on no page of the preview', async () => {
    const link = await toNew();
    for (const address of ['/front', '/blog', '/blog/category/community']) {
      const page = await (await fetch(link + address)).text();
      expect(page).toContain(SECRET);
      expect(page).not.toMatch(/Another draft|Hidden/);
    }
    expect(await status(`${link}/blog/other`)).toBe(404);
    expect(await status(`${link}/blog/hidden`)).toBe(404);
  });

  test('shows the pictures of its draft, which nobody sees without it', async () => {
    const link = await toNew();
    expect(await status(`${link}/pictures${OWN_PICTURE}`)).toBe(200);
    expect(await status(site.origin + OWN_PICTURE)).toBe(404);
    for (const stolen of ['/media/other.jpg', '/posts/new.md']) {
      expect(await status(`${link}/pictures${stolen}`)).toBe(404);
    }
    for (const way of ['..', '%2e%2e', '..%2f']) {
      const { statusCode } = await raw(`${link}/pictures/media/${way}/posts/new.md`);
      expect(statusCode, way).toBe(400);
    }
  });

  test('opens nothing when it is tampered with, and nothing of the studio', async () => {
    const link = await toNew();
    const [, token = ''] = /\/preview\/(.+)$/.exec(link) ?? [];
    expect(await status(`${link}x`)).toBe(403);
    expect(await status(`${site.origin}/preview/${token.split('.').reverse().join('.')}`)).toBe(
      403,
    );
    expect(await status(`${site.origin}/preview/none`)).toBe(403);
    const asSession = await fetch(`${site.origin}/admin/api/cms`, {
      headers: { cookie: `masthead-session=${token}`, authorization: `Bearer ${token}` },
    });
    expect(asSession.status).toBe(401);
  });

  test('ends when an editor ends it, with a page that says so', async ({ page, context }) => {
    const link = await toNew();
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: site.origin }]);
    await page.goto(`${site.origin}/admin/links`);
    const [, path = ''] = link.split(site.origin);
    const entry = page.getByRole('listitem').filter({ has: page.locator(`a[href="${path}"]`) });
    await entry.getByRole('button', { name: 'End this link' }).click();
    await expect(page.locator(`a[href="${path}"]`)).toHaveCount(0);
    const response = await page.goto(link);
    expect(response?.status()).toBe(410);
    await expect(page.getByRole('heading', { name: 'This preview was closed' })).toBeVisible();
  });

  test('shows what a draft changes of the published version', async ({ page }) => {
    const link = await linkTo({ ref: 'refs/heads/cms/posts/changed', file: 'posts/old.md' });
    await page.goto(link);
    await page.getByRole('link', { name: 'Changes' }).click();
    await expect(page.getByRole('insertion')).toHaveText(', changed');
  });

  test('takes a comment by name, which stands among the notes of the draft', async ({
    page,
  }) => {
    await page.goto(await toNew());
    await page.getByText('Comment', { exact: true }).first().click();
    await page.getByLabel('Your name').fill('A reviewer');
    await page.getByLabel('Comment').last().fill('Is the second sentence right?');
    await page.getByRole('button', { name: 'Send to the editors' }).click();
    await expect(page.getByText('Comments (1)')).toBeVisible();
    await expect(page.getByText('Your comment was sent')).toBeVisible();
    const [record = ''] = repository
      .git('for-each-ref', '--format=%(refname)', 'refs/masthead/drafts')
      .split('\n');
    const notes = repository.git('cat-file', '-p', record);
    expect(notes).toContain('Is the second sentence right?');
  });

  test('shows reviewers what editors answer them, and not what editors tell each other', async ({
    page,
  }) => {
    const ask = cmsOf(site, cookie);
    const draft = { collection: 'posts', slug: 'new' };
    for (const content of ['Legal has not agreed yet.', '@reviewers It is right.']) {
      expect((await ask('addNote', { ...draft, note: { content } })).status).toBe(200);
    }
    await page.goto(await toNew());
    await expect(page.locator('#comments')).toContainText('It is right.');
    expect(await page.content()).not.toContain('Legal has not agreed');
  });

  test('leads to the page of the post once that is published', async () => {
    const link = await linkTo({
      ref: 'refs/heads/cms/posts/changed',
      file: 'posts/old.md',
      duration: 'until published',
    });
    repository.git('merge', '-q', 'cms/posts/changed');
    repository.git('branch', '-q', '-D', 'cms/posts/changed');
    // Until the release has it, a page says so.
    expect([200, 307]).toContain(await status(link));
    await expect.poll(() => status(link), { timeout: 60_000 }).toBe(307);
    const response = await fetch(link, { redirect: 'manual' });
    expect(response.headers.get('location')).toMatch(/^([a-z]+:\/\/[^/]+)?\/blog\/old$/);
  });
});

test('a link to what was published says so where no release can be made', async () => {
  test.setTimeout(180_000);
  const soon = { timeout: 80_000 };
  repository.draft('good', { 'posts/good.md': post('Good') });
  const link = await linkTo({ ref: 'refs/heads/cms/posts/good', file: 'posts/good.md' });
  // Where the picture for sharing is to be written there is a file, and no folder.
  const cards = path.join(repository.variables.DATA_DIR, 'cards');
  renameSync(cards, `${cards}.away`);
  writeFileSync(cards, '');
  const entry = { collection: 'posts', slug: 'good' };
  expect((await cmsOf(site, cookie)('publishUnpublishedEntry', entry)).status).toBe(200);
  const text = async () => (await fetch(link)).text();
  await expect.poll(text, soon).toContain('This waits to be published');
  rmSync(cards);
  renameSync(`${cards}.away`, cards);
  write(repository.folder, { 'posts/next.md': post('Next') });
  repository.commit('Another post');
  await expect.poll(() => status(link), soon).toBe(307);
});

test('a link to what was published leads on though another post has an error', async () => {
  test.setTimeout(180_000);
  repository.draft('fine', { 'posts/fine.md': post('Fine') });
  const link = await linkTo({ ref: 'refs/heads/cms/posts/fine', file: 'posts/fine.md' });
  write(repository.folder, { 'posts/bad.md': post('Bad').replace(/date: .*/, 'date: soon') });
  repository.commit('A fault');
  const entry = { collection: 'posts', slug: 'fine' };
  expect((await cmsOf(site, cookie)('publishUnpublishedEntry', entry)).status).toBe(200);
  await expect.poll(() => status(link), { timeout: 80_000 }).toBe(307);
});

test('a draft with an error is told of in the place of its page', async ({ page }) => {
  await page.goto(await linkTo({ ref: 'refs/heads/cms/posts/wrong', file: 'posts/wrong.md' }));
  await expect(page.getByRole('main')).toContainText(
    /posts\/wrong\.md, line 5: .*next tuesday/,
  );
});

test('links of a preview that have no view there lead to the public site', async ({ page }) => {
  await page.goto(await toNew());
  const feed = page.locator('a[href$="/rss.xml"], a[href="/search"]').first();
  const href = await feed.getAttribute('href');
  await feed.evaluate((link: HTMLAnchorElement) => {
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
  });
  expect(await feed.getAttribute('href')).toBe(href);
});

test('an editor makes a link for an hour, as on another day, without a script', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: site.origin }]);
  const page = await context.newPage();
  await page.goto(`${site.origin}/admin/links`);
  await page.getByLabel('What it shows').selectOption('Draft: new');
  await page.getByLabel('How long it lasts').selectOption('one hour');
  await page.getByLabel('in UTC').fill('2030-01-01T09:00');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const entry = page.getByRole('listitem').filter({ hasText: 'This is your link' });
  await expect(entry).toContainText('as on January 1, 2030 at 09:00 UTC');
  await entry.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: SECRET })).toBeVisible();
  await context.close();
});

test('the bar above the CMS fits on a telephone', async ({ page, context }) => {
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: site.origin }]);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${site.origin}/admin`);
  const bar = page.locator('.desk-bar');
  await expect(bar.getByRole('button', { name: 'Sign out' })).toBeInViewport({ ratio: 1 });
  expect(await bar.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  expect(await bar.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThanOrEqual(
    0,
  );
});

test('how a link to a draft will look is shown, with what could be better', async ({
  page,
  context,
}) => {
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: site.origin }]);
  const query = new URLSearchParams({ ref: 'refs/heads/cms/posts/new', file: 'posts/new.md' });
  await page.goto(`${site.origin}/admin/panel?${query}`);
  for (const network of ['X', 'LinkedIn', 'Mastodon', 'WhatsApp', 'Google']) {
    const card = page.getByRole('figure', { name: network, exact: true });
    await expect(card).toContainText(SECRET);
  }
  await expect(page.getByRole('listitem').filter({ hasText: /^Description:/ })).toBeVisible();
  // Once, and for whoever has the form before them, and no file.
  await expect(page.getByRole('listitem').filter({ hasText: /description/i })).toHaveCount(1);
  await expect(page.getByRole('listitem').filter({ hasText: /^Line|`/ })).toHaveCount(0);
  await expect(page.locator('.link-preview img').first()).toHaveJSProperty('complete', true);
});

const widthOf = (page: Page) =>
  page
    .getByRole('img', { name: 'A secret' })
    .evaluate((img: HTMLImageElement) => img.naturalWidth);

import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { studioRoutes } from '#site/routes.ts';
import { faultsOf } from '../axe.ts';
import { startProvider } from './openid-provider.ts';
import { editor } from './repository.ts';
import { freePort, startStudio } from './studio.ts';

// One server for all tests of this file, and so one worker.
test.describe.configure({ mode: 'default' });

const SESSION = 'masthead-session';

let studio: Awaited<ReturnType<typeof startStudio>>;
let stopProvider: () => Promise<void>;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  const port = await freePort();
  const provider = await startProvider(`http://127.0.0.1:${port}${studioRoutes.callback()}`);
  stopProvider = provider.stop;
  studio = await startStudio(port, {
    ...provider.variables,
    EDITORS: 'ann@example.org, group:newsroom',
    WEBHOOK_SECRET: 'a secret of more than thirty-two characters',
  });
});

test.afterAll(async () => {
  await studio.stop();
  await stopProvider();
});

const at = (address: string) => studio.origin + address;

/** The CMS writes where one is in it behind the address. */
const isHome = (url: URL) => url.origin === studio.origin && url.pathname === '/admin';

/** Signs in at the provider under a name, from wherever one was sent to the sign-in page. */
async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Sign in at' }).click();
  await atProvider(page, name);
}

async function atProvider(page: Page, name: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(name);
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

const sessionIn = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === SESSION);

/** Addresses of the routes below a folder of `app/`, with a word for each parameter. */
function routesBelow(folder: string): string[] {
  const files = readdirSync(path.join('app', folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /^(page|route)\.tsx?$/.test(path.basename(file)))
    .map((file) => path.join('/', folder, path.dirname(file).replaceAll(/[[\]]/g, '')));
}

/** They lead to a session, and are there without one. */
const OPEN = [
  studioRoutes.signIn(),
  studioRoutes.oneTimeLink(),
  studioRoutes.startSignIn(),
  studioRoutes.callback(),
];

test('without a session every address below /admin leads to the sign-in page, or refuses', async ({
  request,
}) => {
  const routes = routesBelow('admin').filter((address) => !OPEN.includes(address));
  expect(routes).toContain(studioRoutes.cms());
  const others = [
    '/decap/decap-cms.js',
    '/no-such-page',
    '/links.rsc',
    '/api',
    '/api/unsaved/x',
  ];
  for (const address of [...routes, ...others.map((other) => `/admin${other}`)]) {
    const headers = { 'sec-fetch-site': 'same-origin' };
    for (const response of [
      await request.get(at(address), { maxRedirects: 0 }),
      await request.post(at(address), { headers, data: {}, maxRedirects: 0 }),
    ]) {
      expect(response.headers()['cache-control']).toContain('no-store');
      if (address.startsWith(studioRoutes.api())) {
        expect(response.status(), address).toBe(401);
        expect(await response.json()).toHaveProperty('error');
      } else {
        expect(response.status(), address).toBe(303);
        expect(response.headers().location).toMatch(/^\/admin\/sign-in(\?to=|$)/);
      }
    }
  }
  // Words by which Next once let requests past what stands before its pages.
  const bypass = await request.get(at('/admin/links'), {
    headers: { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    maxRedirects: 0,
  });
  expect(bypass.status()).toBe(303);
});

test('the one address without a guard before it asks for a signature', async ({ request }) => {
  expect(routesBelow('api')).toEqual(['/api/publish']);
  expect((await request.post(at('/api/publish'), { data: {} })).status()).toBe(401);
});

test('an editor signs in with an account and a group member too, and signs out for good', async ({
  page,
  context,
  browser,
}) => {
  await page.goto(at('/admin/no-such-page?of=mine'));
  expect(await faultsOf(page)).toEqual([]);
  await signInAs(page, 'ann');
  await expect(page).toHaveURL(at('/admin/no-such-page?of=mine'));
  const cookie = await sessionIn(context);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });

  await page.goto(at(studioRoutes.signIn()));
  await expect(page.getByRole('main')).toContainText('As ann (ann@example.org)');
  expect(await faultsOf(page)).toEqual([]);
  const copy = await browser.newContext();
  await copy.addCookies(cookie ? [cookie] : []);
  expect((await copy.request.get(at('/admin/api/x'))).status()).toBe(404);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
  expect(await sessionIn(context)).toBeUndefined();
  expect((await copy.request.get(at('/admin/api/x'))).status()).toBe(401);
  await expect(page.getByRole('link', { name: 'Sign out there too' })).toHaveAttribute(
    'href',
    /\/session\/end/,
  );
  await copy.close();

  const member = await browser.newContext();
  const theirs = await member.newPage();
  await theirs.goto(at('/admin/no-such-page'));
  await signInAs(theirs, 'member-of-newsroom');
  await expect(theirs).toHaveURL(at('/admin/no-such-page'));
  expect(await sessionIn(member)).toBeDefined();
  await member.close();
});

for (const [name, heading] of [
  ['eve', 'You are not one of this site’s editors'],
  ['member-of-readers', 'You are not one of this site’s editors'],
  ['unverified-ann', 'Your address is not verified'],
] as const) {
  test(`${name} is told why not, and has no session`, async ({ page, context }) => {
    await page.goto(at('/admin/links'));
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().includes('refused=')),
      signInAs(page, name),
    ]);
    expect(answer.status()).toBe(403);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    expect(await faultsOf(page)).toEqual([]);
    expect(await sessionIn(context)).toBeUndefined();
  });
}

/** Begins a sign-in in a browser. @returns the address at the provider that it was sent to */
async function begun(context: BrowserContext): Promise<URL> {
  const response = await context.request.get(at(studioRoutes.startSignIn()), {
    maxRedirects: 0,
  });
  return new URL(response.headers().location ?? '');
}

test('what did not begin in this browser, as it comes back, lets nobody in', async ({
  page,
  context,
  browser,
}) => {
  const refused = async () => {
    await expect(page).toHaveURL(at(studioRoutes.refused('failed')));
    expect(await sessionIn(context)).toBeUndefined();
  };
  await test.step('another state', async () => {
    const address = await begun(context);
    address.searchParams.set('state', 'of-somebody-else');
    await page.goto(address.href);
    await atProvider(page, 'ann');
    await refused();
  });
  await test.step('another nonce', async () => {
    const address = await begun(context);
    address.searchParams.set('nonce', 'of-somebody-else');
    // By now the provider knows the person, and asks nothing.
    await page.goto(address.href);
    await refused();
  });
  await test.step('a sign-in that another browser began', async () => {
    const other = await browser.newContext();
    const address = await begun(other);
    await page.goto(address.href);
    await refused();
    await other.close();
  });
  await test.step('a code that nobody gave', async () => {
    const { origin: iss, searchParams } = await begun(context);
    const answer = { code: 'guessed', state: searchParams.get('state') ?? '', iss };
    await page.goto(at(`${studioRoutes.callback()}?${new URLSearchParams(answer)}`));
    await refused();
  });
});

test('a link that signs in leads nowhere but to the studio', async ({ page }) => {
  for (const to of ['//evil.example/admin', 'https://evil.example', '/\\evil.example']) {
    await page.goto(at(studioRoutes.signIn(to)));
    await page.context().clearCookies();
    await signInAs(page, 'ann');
    await expect(page).toHaveURL(isHome);
    await page.context().clearCookies();
  }
});

test('the link of `npm run edit` lets one browser in, once', async ({ page, browser }) => {
  const link = at(studio.link);
  await page.goto(link);
  await expect(page).toHaveURL(isHome);
  await page.goto(at(studioRoutes.signIn()));
  await expect(page.getByRole('main')).toContainText(`As ${editor.name} (${editor.email})`);

  const other = await browser.newContext();
  const second = await other.newPage();
  await second.goto(link);
  await expect(second.getByRole('heading', { level: 1 })).toHaveText(
    'This link does not work any more',
  );
  expect(await sessionIn(other)).toBeUndefined();
  await other.close();

  await page.goto(link);
  await expect(page).toHaveURL(isHome);
});

test('another site cannot act for an editor', async ({ page, context }) => {
  await page.goto(at(studioRoutes.signIn()));
  await signInAs(page, 'ann');
  await expect(page).toHaveURL(isHome);
  const cookie = await sessionIn(context);
  const evil = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<form method="post" action="${at(studioRoutes.signOut())}"></form>
      <script>document.forms[0].submit()</script>`);
  });
  await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
  const { port } = evil.address() as AddressInfo;
  // From the same host at another port the browser sends the cookie.
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url() === at(studioRoutes.signOut())),
    page.goto(`http://127.0.0.1:${port}/`),
  ]);
  expect(answer.status()).toBe(403);
  const closed = new Promise((resolve) => evil.close(resolve));
  // The browser keeps its own.
  evil.closeAllConnections();
  await closed;
  expect(await sessionIn(context)).toEqual(cookie);
  await page.goto(at(studioRoutes.signIn()));
  await expect(page.getByRole('main')).toContainText('ann@example.org');
});

test('a forged session is none', async ({ context }) => {
  await context.addCookies([
    { name: SESSION, value: 'Fe26.2**0*a*b**c*d', url: studio.origin },
  ]);
  expect((await context.request.get(at('/admin/api/x'))).status()).toBe(401);
});

test('scripts of the studio’s own pages run under its policy', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const response = await page.goto(at(studioRoutes.signIn()));
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).not.toContain('unsafe');
  await page.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
});

test('readers’ releases know nothing of it', async ({ request }) => {
  for (const address of ['/admin', '/admin/sign-in', '/admin/callback', '/admin/api/cms']) {
    expect((await request.get(address)).status(), address).toBe(404);
  }
});

import { expect, test } from '@playwright/test';
import { type Site, startSite } from '../command.ts';
import { cmsOf, formOf, linkTo } from './cms-request.ts';
import { choices, post } from './content.ts';
import { type Forge, forgeWith } from './forge.ts';
import { signIn } from './signed-in.ts';
import { expectSoundRepository } from './sound.ts';

// Both tests ask the same two servers: starting them takes longer than what is asked.
test.describe.configure({ mode: 'default' });

let content: Forge;
/** The private repository through which the servers share drafts. */
let drafts: Forge;
/** With the cookie of an editor's session: the link of a server signs in once. */
type Server = Site & { cookie: string };
let servers: Server[];

test.beforeAll(async () => {
  test.setTimeout(420_000);
  content = forgeWith({
    'posts/one.md': post('One', 'Published.'),
    'posts/two.md': post('Two', 'Published.'),
    'posts/three.md': post('Three', 'Published.'),
    ...choices,
  });
  drafts = forgeWith({ 'README.md': 'Drafts of our site.\n' });
  servers = [];
  for (const name of ['a', 'b']) {
    const variables = {
      CONTENT_REPO: `file://${content.path}`,
      DRAFTS_REPO: `file://${drafts.path}`,
      CONTENT_DIR: '',
      DATA_DIR: `${content.dataDir}-${name}`,
      MASTHEAD_SECRET: 'of both servers '.repeat(3),
    };
    const site = await startSite(variables, 'edit');
    servers.push(Object.assign(site, { cookie: await signIn(site) }));
  }
});
test.afterAll(async () => {
  for (const server of servers ?? []) await server.stop();
  content?.remove();
  drafts?.remove();
});

test('a draft that was saved on one server is reviewed on another, until its link is ended', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const [one, other] = servers as [Server, Server];
  const { cookie } = one;
  const ask = cmsOf(one, cookie);
  const form = await formOf(ask, 'one', 'As a draft.');
  expect(await ask('persistEntry', form)).toMatchObject({ status: 200 });
  const link = await linkTo(one, cookie, 'one');
  const statusThere = async () =>
    (await fetch(other.origin + link, { redirect: 'manual' })).status;
  const soon = { timeout: 60_000, intervals: [200] };
  await expect.poll(statusThere, soon).toBe(200);

  await page.goto(other.origin + link);
  await expect(page.locator('main')).toContainText('As a draft.');
  await page.getByText('Comment', { exact: true }).first().click();
  await page.getByLabel('Your name').fill('Rita Reviewer');
  await page.getByLabel('Comment').last().fill('Well said.');
  await page.getByRole('button', { name: 'Send to the editors' }).click();
  await expect
    .poll(
      async () =>
        JSON.stringify((await ask('getNotes', { collection: 'posts', slug: 'one' })).body),
      soon,
    )
    .toContain('Well said.');

  const id = drafts.git('for-each-ref', '--format=%(refname:lstrip=3)', 'refs/masthead/links');
  await fetch(`${one.origin}/admin/links/revoke`, {
    method: 'POST',
    headers: { cookie, origin: one.origin, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ id }),
    redirect: 'manual',
  });
  await expect.poll(statusThere, soon).toBe(410);
  await expectSoundRepository(drafts.git);
  // Who can read the content, often everybody, reads none of this.
  expect(content.git('for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
});

test('of what two publish at the same moment nothing is lost, and readers of both get all of it', async () => {
  test.setTimeout(240_000);
  const publishings = await Promise.all(
    servers.map(async (server, at) => {
      const slug = ['two', 'three'][at] ?? '';
      const ask = cmsOf(server, server.cookie);
      const saved = await ask('persistEntry', await formOf(ask, slug, `By server ${at}.`));
      expect(saved.status).toBe(200);
      return { slug, ask, text: `By server ${at}.` };
    }),
  );
  const answers = await Promise.all(
    publishings.map(({ slug, ask }) =>
      ask('publishUnpublishedEntry', { collection: 'posts', slug }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  for (const { slug, text } of publishings) {
    for (const { origin } of servers) {
      await expect
        .poll(async () => (await fetch(`${origin}/blog/${slug}`)).text(), {
          timeout: 120_000,
          intervals: [200],
        })
        .toContain(text);
    }
    await expect
      .poll(() => content.git('show', `main:posts/${slug}.md`), { timeout: 60_000 })
      .toContain(text);
    await expect
      .poll(() => drafts.git('for-each-ref', `refs/heads/cms/posts/${slug}`), {
        timeout: 60_000,
      })
      .toBe('');
  }
  await expectSoundRepository(content.git);
});

import { createHmac } from 'node:crypto';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { type Site, startSite } from '../command.ts';
import { slowPicture } from './content.ts';
import { type Forge, forgeWith } from './forge.ts';
import { releasedIn, type Status, statusIn } from './released.ts';
import { printedLink } from './signed-in.ts';
import { expectSoundRepository } from './sound.ts';

// One site and its story: what a test begins, the next one goes on with.
test.describe.configure({ mode: 'serial', timeout: 240_000 });

const WEBHOOK_SECRET = 'of-the-webhook-'.repeat(3);

const post = (title: string, date = '2025-01-02T03:04:05.000Z') =>
  `---\ntemplateKey: blog-post\ntitle: ${title}\ndate: ${date}\n---\n\nText of ${title}.\n`;

let content: Forge;
let site: Site;

const start = async () => {
  site = await startSite(
    {
      CONTENT_REPO: content.path,
      CONTENT_DIR: '',
      DATA_DIR: content.dataDir,
      WEBHOOK_SECRET,
    },
    'edit',
  );
};

test.beforeAll(async () => {
  test.setTimeout(240_000);
  content = forgeWith({
    'posts/first.md': post('First'),
    'posts/second.md': post('Second'),
  });
  await start();
});
test.afterAll(async () => {
  await site?.stop();
  content?.remove();
});

const status = () => statusIn(content.dataDir);

const reached = (wanted: Partial<Status>) =>
  expect
    .poll(status, { timeout: 150_000, intervals: [50] })
    .toEqual(expect.objectContaining(wanted));

const statusOf = async (request: APIRequestContext, address: string) =>
  (await request.get(`${site.origin}${address}`)).status();

test('a forged webhook is refused; a signed one is answered, however often it comes', async ({
  request,
}) => {
  const send = (secret: string) => {
    const data = '{"ref":"refs/heads/main"}';
    const signature = createHmac('sha256', secret).update(data).digest('hex');
    return request.post(`${site.origin}/api/publish`, {
      data,
      headers: {
        'content-type': 'application/json',
        'x-hub-signature-256': `sha256=${signature}`,
      },
    });
  };
  expect((await send('guessed'.repeat(6))).status()).toBe(401);
  expect((await request.post(`${site.origin}/api/publish`)).status()).toBe(401);
  const before = status().release;
  expect((await send(WEBHOOK_SECRET)).status()).toBe(202);
  expect((await send(WEBHOOK_SECRET)).status()).toBe(202);
  await reached({ state: 'live', release: before });
});

test('whoever reads while two posts change gets one release or the next, and never an error', async ({
  request,
}) => {
  const version = (name: string) =>
    content.push({
      'posts/first.md': post(`First, ${name}`),
      'posts/second.md': post(`Second, ${name}`),
    });
  await reached({ state: 'live', commit: version('early') });
  const late = version('late');
  const seen: string[] = [];
  const faults: string[] = [];
  /** Reads a page with all that it is made of. */
  const read = async (address: string) => {
    const page = await request.get(site.origin + address);
    const text = await page.text();
    const versions = new Set(
      [...text.matchAll(/(?:First|Second), (\w+)/g)].map(([, name]) => name),
    );
    seen.push([...versions].join(' and '));
    const parts = text.matchAll(/ (?:src|href)="(\/(?:_next|assets|pictures|cards)\/[^"]+)"/g);
    for (const part of new Set([address, ...[...parts].map(([, part = '']) => part)])) {
      const { status } = await fetch(site.origin + part);
      if (status !== 200) faults.push(`${part} of ${address}: ${status}`);
    }
  };
  const readAll = async () => {
    for (const address of ['/', '/blog/first', '/blog/second', '/rss.xml']) await read(address);
  };
  await expect
    .poll(
      async () => {
        await readAll();
        return status();
      },
      { timeout: 150_000, intervals: [0] },
    )
    .toEqual(expect.objectContaining({ state: 'live', commit: late }));
  // The switch may have come after the last look, and before the status that ended the wait.
  await readAll();
  expect(faults).toEqual([]);
  // Not both on one page, and no way back.
  expect(seen.filter((name, at) => name !== seen[at - 1])).toEqual(['early', 'late']);
});

test('a post is published at its instant without a hand, though the server was killed before', async ({
  request,
}) => {
  const due = new Date(Date.now() + 25_000).toISOString();
  const commit = content.push({ 'posts/later.md': post('Later', due) });
  await reached({ state: 'live', commit });
  await site.kill();
  await start();
  const seen: number[] = [];
  await expect
    .poll(
      async () => {
        const asked = Date.now();
        const answer = await statusOf(request, '/blog/later');
        if (answer === 200 && asked < Date.parse(due) - 1_000) seen.push(asked);
        return answer;
      },
      { timeout: 150_000, intervals: [200] },
    )
    .toBe(200);
  expect(seen, 'seen before its instant').toEqual([]);
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(due));
  expect(await (await request.get(`${site.origin}/rss.xml`)).text()).toContain('Later');
  // Readers have it a moment before the publisher says so.
  const { release } = await (await request.get(`${site.origin}/healthz`)).json();
  await reached({ state: 'live', commit, release });
});

test('a post with an error changes nothing else for readers, and editors are told where it is', async ({
  request,
}) => {
  const broken = content.push({ 'posts/broken.md': post('Broken', 'next Tuesday') });
  await reached({ state: 'live', commit: broken });
  expect(status().message).toMatch(/posts\/broken\.md:4:7 error: .*next Tuesday/);
  expect(await statusOf(request, '/blog/first')).toBe(200);
  expect(await statusOf(request, '/blog/broken')).toBe(404);

  const page = await (await request.get(`${site.origin}/admin/releases`)).text();
  expect(page, 'without a session').not.toContain('broken.md');
  await request.get(`${site.origin}${await printedLink(site)}`);
  const shown = await (await request.get(`${site.origin}/admin/releases`)).text();
  expect(shown).toContain('posts/broken.md:4:7');
  expect(shown).toContain('Second Editor');

  const mended = content.push({ 'posts/broken.md': null });
  await reached({ state: 'live', commit: mended, message: null });
});

test('a server that is killed while it publishes leaves the old release, whole, and publishes then', async ({
  request,
}) => {
  const before = status().release;
  const commit = content.push({
    'posts/killed.md': `${post('Killed in the middle')}\n![](/media/slow.jpg)\n`,
    'media/slow.jpg': await slowPicture(),
  });
  await reached({ state: 'building', commit, step: 'pages' });
  await site.kill();
  await expectSoundRepository(content.git);
  expect(releasedIn(content.dataDir).current).toBe(before);
  await start();
  const answers = new Set<number>();
  const look = async () => {
    answers.add(await statusOf(request, '/'));
    answers.add(await statusOf(request, '/blog/first'));
    return status();
  };
  await expect
    .poll(look, { timeout: 150_000, intervals: [50] })
    .toEqual(expect.objectContaining({ state: 'live', commit }));
  expect([...answers], 'at every moment').toEqual([200]);
  expect(status().release).not.toBe(before);
  expect(await statusOf(request, '/blog/killed')).toBe(200);
});

test('going back takes a post from readers at once, and the next build does not bring it again', async ({
  page,
}) => {
  await page.goto(`${site.origin}${await printedLink(site)}`);
  await page.goto(`${site.origin}/admin/releases`);
  await page.getByRole('link', { name: 'Go back to this release' }).first().click();
  await page.getByRole('button', { name: 'Go back to this release' }).click();
  await expect(page.getByText('readers get this one')).toHaveCount(1);
  // It is answered after five seconds also where the publisher has not done it yet.
  const soon = { timeout: 60_000, intervals: [50] };
  await expect.poll(() => statusOf(page.request, '/blog/killed'), soon).toBe(404);
  await expect
    .poll(() => content.git('ls-tree', '-r', '--name-only', 'main'), soon)
    .not.toContain('killed.md');
  expect(content.git('log', '-1', '--format=%an', 'main')).toBe('Test Editor');

  await reached({ state: 'live', commit: content.git('rev-parse', 'main') });
  expect(await statusOf(page.request, '/blog/killed')).toBe(404);
  expect(await statusOf(page.request, '/blog/later')).toBe(200);
  await expectSoundRepository(content.git);
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type Site, startSite } from '../command.ts';
import { freePort } from '../free-port.ts';
import { cmsOf } from './cms-request.ts';
import { earlierInstallation } from './earlier-data.ts';
import { damagedFiles, releasedIn, statusIn } from './released.ts';
import { signIn } from './signed-in.ts';

let earlier: Awaited<ReturnType<typeof earlierInstallation>>;
let site: Site;
test.afterEach(async () => {
  await site?.stop();
  earlier?.repository.remove();
});

test('a data folder of the version before is served at once, and keeps secret, links and drafts', async () => {
  test.setTimeout(240_000);
  earlier = await earlierInstallation();
  const { repository, release, secret, link } = earlier;
  const { DATA_DIR } = repository.variables;
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const starting = startSite({ ...repository.variables, PORT: `${port}` }, 'edit');
  const get = async (address: string) => {
    const response = await fetch(origin + address).catch(() => null);
    return response && { status: response.status, text: await response.text() };
  };
  const soon = { timeout: 120_000, intervals: [10] };

  // The first answer of all: the release of that version, with its styles.
  await expect.poll(() => get('/blog/two'), soon).not.toBe(null);
  expect(await get('/blog/two')).toMatchObject({
    status: 200,
    text: expect.stringContaining('<p>Published by the version before.</p>'),
  });
  expect(await get('/assets/earlier.css')).toMatchObject({ status: 200 });
  site = await starting;
  expect(readFileSync(path.join(DATA_DIR, 'secret'), 'utf8')).toBe(secret);
  expect(await get(link)).toMatchObject({
    status: 200,
    text: expect.stringContaining('A draft of one.'),
  });

  // This version makes a release of the same content, and keeps the earlier one.
  await expect.poll(() => releasedIn(DATA_DIR).current, soon).not.toBe(release);
  expect((await get('/blog/two'))?.text).toContain('Published by the version before.');
  expect(await get('/assets/earlier.css')).toMatchObject({ status: 200 });

  const cookie = await signIn(site);
  const ask = cmsOf(site, cookie);
  expect(await ask('unpublishedEntries', {})).toEqual({ status: 200, body: ['posts/one'] });
  const one = { collection: 'posts', slug: 'one' };
  expect(await ask('publishUnpublishedEntry', one)).toMatchObject({ status: 200 });
  await expect
    .poll(() => get('/blog/one'), soon)
    .toMatchObject({
      text: expect.stringContaining('A draft of one.'),
    });
  expect(damagedFiles(DATA_DIR)).toEqual([]);

  await fetch(`${origin}/admin/releases/back`, {
    method: 'POST',
    headers: { cookie, origin, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ release }),
    redirect: 'manual',
  });
  expect(releasedIn(DATA_DIR).current).toBe(release);
  expect((await get('/blog/one'))?.text).toContain('<p>Text 0.</p>');
  await expect
    .poll(() => statusIn(DATA_DIR), soon)
    .toMatchObject({
      state: 'live',
      commit: repository.git('rev-parse', 'main'),
      message: null,
    });
  expect((await get('/blog/one'))?.text).toContain('Text 0.');
});

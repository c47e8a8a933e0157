import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type Site, startSite } from '../command.ts';
import { type AskCms, cmsOf, formOf } from './cms-request.ts';
import { choices, post } from './content.ts';
import { type Disk, ownDisk } from './own-disk.ts';
import { damagedFiles, releasedIn, statusIn } from './released.ts';
import { contentRepository } from './repository.ts';
import { signIn } from './signed-in.ts';
import { expectSoundRepository } from './sound.ts';

// One site and its story: what a test begins, the next one goes on with.
test.describe.configure({ mode: 'serial', timeout: 240_000 });

let repository: ReturnType<typeof contentRepository>;
let disk: Disk;
let site: Site;
let cookie: string | undefined;
let ask: AskCms;

const start = async () => {
  site = await startSite(repository.variables, 'edit');
  // The session outlives the server.
  cookie ??= await signIn(site);
  ask = cmsOf(site, cookie);
};
const page = async () => (await fetch(`${site.origin}/blog/one`)).text();
const dataDir = () => repository.variables.DATA_DIR;
const saveOne = async (text: string) => ask('persistEntry', await formOf(ask, 'one', text));
const publishOne = () => ask('publishUnpublishedEntry', { collection: 'posts', slug: 'one' });
const soon = { timeout: 120_000, intervals: [50] };

test.beforeAll(async () => {
  test.setTimeout(240_000);
  repository = contentRepository({ 'posts/one.md': post('One', 'Text 0.'), ...choices });
  // Content and data: with CONTENT_REPO, the content lies in the data folder.
  disk = ownDisk(path.dirname(dataDir()), '256m');
  await start();
});
test.afterAll(async () => {
  await site?.stop();
  disk?.remove();
  repository?.remove();
});

test('while the disk is read-only readers are served, and a save says what is wrong', async () => {
  expect(await saveOne('Saved before.')).toMatchObject({ status: 200 });
  const before = releasedIn(dataDir());
  const tip = repository.git('rev-parse', 'main');
  await disk.makeReadOnly();
  for (const refused of [await saveOne('Lost.'), await publishOne()]) {
    expect(refused.status).toBe(503);
    expect(refused.body.error).toMatch(/read-only/);
  }
  expect(await page()).toContain('Text 0.');
  expect(releasedIn(dataDir())).toEqual(before);
  expect(repository.git('rev-parse', 'main')).toBe(tip);
  expect(repository.git('show', 'cms/posts/one:posts/one.md')).toContain('Saved before.');
  expect(damagedFiles(dataDir())).toEqual([]);
});

test('once the disk is writable again, publishing goes on by itself', async () => {
  disk.makeWritable();
  await expectSoundRepository(repository.git);
  await expect.poll(() => saveOne('Published after.'), soon).toMatchObject({ status: 200 });
  expect(await publishOne()).toMatchObject({ status: 200 });
  await expect.poll(page, soon).toContain('Published after.');
  await expect
    .poll(() => statusIn(dataDir()), soon)
    .toMatchObject({ state: 'live', message: null });
});

test('while the disk is full a save says so, and what was saved stays', async () => {
  expect(await saveOne('Saved before.')).toMatchObject({ status: 200 });
  const makeRoom = disk.fill(0);
  const refused = await saveOne('Lost.');
  expect(refused).toMatchObject({ status: 503 });
  expect(refused.body.error).toMatch(/The disk is full/);
  expect(repository.git('show', 'cms/posts/one:posts/one.md')).toContain('Saved before.');
  expect(await page()).toContain('Published after.');
  expect(damagedFiles(dataDir())).toEqual([]);
  makeRoom();
  await expectSoundRepository(repository.git);
  await expect.poll(() => saveOne('Saved after.'), soon).toMatchObject({ status: 200 });
});

test('a server that starts on a read-only disk serves its release, and publishes when it can', async () => {
  await site.stop();
  await disk.makeReadOnly();
  await start();
  expect(await page()).toContain('Published after.');
  expect(site.output).toContain('The disk is read-only');
  expect(site.output, 'a stack trace').not.toMatch(/^\s+at .*[(/].*:\d+:\d+/m);
  expect(await saveOne('Lost.')).toMatchObject({ status: 503 });
  disk.makeWritable();
  await expect.poll(() => saveOne('Published at last.'), soon).toMatchObject({ status: 200 });
  expect(await publishOne()).toMatchObject({ status: 200 });
  await expect.poll(page, soon).toContain('Published at last.');
});

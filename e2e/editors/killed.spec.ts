import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { childOf, type Files, type Site, startSite, write } from '../command.ts';
import { type AskCms, cmsOf, formOf } from './cms-request.ts';
import { choices, post, slowPicture } from './content.ts';
import { gitWithHooks } from './git-with-hooks.ts';
import { holdGit, type Moment, moments } from './held-git.ts';
import { damagedFiles, releasedIn, statusIn } from './released.ts';
import { contentRepository } from './repository.ts';
import { signIn } from './signed-in.ts';
import { expectSoundRepository } from './sound.ts';

// One site and its story: what a test begins, the next one goes on with.
test.describe.configure({ mode: 'serial', timeout: 300_000 });

let repository: ReturnType<typeof contentRepository>;
let site: Site;
let ask: AskCms;
let cookie: string | null = null;

async function start(): Promise<void> {
  const { CONTENT_DIR, DATA_DIR } = repository.variables;
  const hooks = path.join(CONTENT_DIR, '.git/hooks');
  const git = gitWithHooks(path.join(DATA_DIR, '../programs'), hooks);
  site = await startSite({ ...repository.variables, ...git }, 'edit', true);
  // The session outlives the server.
  cookie ??= await signIn(site);
  ask = cmsOf(site, cookie);
}

test.beforeAll(async () => {
  test.setTimeout(420_000);
  cookie = null;
  repository = contentRepository({
    'posts/one.md': post('One', 'Text 0.'),
    'posts/two.md': post('Two', 'Text 0.'),
    ...choices,
  });
  await start();
});
test.afterAll(async () => {
  await site?.stop();
  repository?.remove();
});

const dataDir = () => repository.variables.DATA_DIR;
const gitDir = () => path.join(repository.folder, '.git');
const BRANCH = 'refs/heads/cms/posts/one';
const ONE = { collection: 'posts', slug: 'one' };

const textAt = (ref: string, file = 'posts/one.md') => repository.git('show', `${ref}:${file}`);
const has = (ref: string) => repository.git('for-each-ref', ref) !== '';
const page = async (address: string) => (await fetch(site.origin + address)).text();

/** Nothing is broken in the repository, and readers have one release in which all is there. */
async function expectSound(when: string): Promise<void> {
  await expectSoundRepository(repository.git, when);
  expect(damagedFiles(dataDir()), when).toEqual([]);
}

/** @param about what is being done, and is cut short */
async function killAt(moment: Moment, ref: string, about: Promise<unknown>): Promise<void> {
  const held = holdGit(gitDir(), moment, ref);
  // It is never answered.
  const given = about.then(
    () => true,
    () => false,
  );
  await held.reached();
  await site.kill();
  held.release();
  expect(await given, 'it was answered').toBe(false);
  await expectSound(moment);
  await start();
}

for (const [at, moment] of Object.keys(moments).entries()) {
  test(`a server that is killed while somebody saves, ${moment}, loses nothing that was saved`, async () => {
    const [earlier, cut, again] = ['before', 'cut short', 'again'].map(
      (text) => `${text} ${at}`,
    );
    const save = async (text = '') => ask('persistEntry', await formOf(ask, 'one', text));
    expect(await save(earlier)).toMatchObject({ status: 200 });
    await killAt(moment as Moment, BRANCH, save(cut));
    const isSaved = moment === 'just after the branch has moved';
    expect(textAt(BRANCH)).toContain(isSaved ? cut : earlier);

    expect(await save(again)).toMatchObject({ status: 200 });
    expect(textAt(BRANCH)).toContain(again);
    expect(await page('/blog/one')).toContain('Text 0.');
  });
}

for (const moment of Object.keys(moments)) {
  test(`a server that is killed while somebody publishes, ${moment}, has published all of it or nothing`, async () => {
    await ask('persistEntry', await formOf(ask, 'one', `To publish ${moment}.`));
    const before = textAt('main');
    await killAt(moment as Moment, 'refs/heads/main', ask('publishUnpublishedEntry', ONE));
    const isPublished = moment === 'just after the branch has moved';
    expect(has(BRANCH)).toBe(!isPublished);
    if (!isPublished) {
      expect(textAt('main')).toBe(before);
      expect(await ask('publishUnpublishedEntry', ONE)).toMatchObject({ status: 200 });
    }
    expect(textAt('main')).toContain(`To publish ${moment}.`);
    await expect
      .poll(() => page('/blog/one'), { timeout: 150_000 })
      .toContain(`To publish ${moment}.`);
    expect(repository.git('status', '--porcelain'), 'the folder follows').toBe('');
    await expectSound('published');
  });
}

/** Asks to go back, as the page of releases does. */
const goBack = (release: string) =>
  fetch(`${site.origin}/admin/releases/back`, {
    method: 'POST',
    headers: { cookie: cookie ?? '', origin: site.origin, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ release }),
    redirect: 'manual',
  });

for (const moment of Object.keys(moments)) {
  test(`a server that is killed while somebody goes back, ${moment}, repairs the folder when it starts`, async () => {
    const [oldest = ''] = releasedIn(dataDir())
      .entries.filter((name) => !name.startsWith('.'))
      .sort();
    const text = `To be undone ${moment}.`;
    await ask('persistEntry', await formOf(ask, 'one', text));
    await ask('publishUnpublishedEntry', ONE);
    await expect.poll(() => page('/blog/one'), { timeout: 150_000 }).toContain(text);
    await killAt(moment as Moment, 'refs/heads/main', goBack(oldest));
    await expect
      .poll(() => textAt('main'), { timeout: 60_000, intervals: [50] })
      .not.toContain(text);
    await expect
      .poll(() => repository.git('status', '--porcelain'), { timeout: 60_000 })
      .toBe('');
    expect(readFileSync(repository.file('posts/one.md'), 'utf8')).toBe(`${textAt('main')}\n`);
    await live(repository.git('rev-parse', 'main'));
    expect(await page('/blog/one')).not.toContain(text);
    await expectSound('gone back');
  });
}

/** Publishes another text of a post by somebody’s own hand. @returns the commit */
function push(text: string, files: Files = {}): string {
  write(repository.folder, { 'posts/two.md': post('Two', text), ...files });
  return repository.commit(text);
}

const live = (commit: string) =>
  expect
    .poll(() => statusIn(dataDir()), { timeout: 150_000, intervals: [50] })
    .toEqual(expect.objectContaining({ state: 'live', commit }));

test('a build that is killed alone is made again, and readers are served meanwhile', async () => {
  const commit = push('Text 1.\n\n![](/media/slow.jpg)', {
    'media/slow.jpg': await slowPicture(),
  });
  await expect
    .poll(() => statusIn(dataDir()), { timeout: 60_000, intervals: [20] })
    .toEqual(expect.objectContaining({ state: 'building', commit, step: 'pages' }));
  process.kill(childOf(site.pid, 'builder-process'), 'SIGKILL');
  await expect.poll(() => statusIn(dataDir()).state, { intervals: [20] }).toBe('failed');
  expect(await page('/blog/two')).toContain('Text 0.');
  await expectSound('the build was killed');
  await live(commit);
  expect(await page('/blog/two')).toContain('Text 1.');
});

test('a server that is killed while readers are switched gives them one whole release', async () => {
  const before = releasedIn(dataDir()).current;
  const commit = push('Text 2.');
  await expect
    .poll(
      () =>
        statusIn(dataDir()).step === 'switching' || releasedIn(dataDir()).current !== before,
      {
        timeout: 150_000,
        intervals: [1],
      },
    )
    .toBe(true);
  await site.kill();
  await expectSound('while readers are switched');
  const isNew = releasedIn(dataDir()).current !== before;
  await start();
  if (isNew) expect(await page('/blog/two')).toContain('Text 2.');
  await live(commit);
  expect(await page('/blog/two')).toContain('Text 2.');
  await expectSound('after that');
});

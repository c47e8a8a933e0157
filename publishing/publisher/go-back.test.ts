import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ContentRepository } from '#sources/git/repository.ts';
import { bareContent, EDITOR, POSTS, post, textAt } from '#studio/drafts/fixtures/content.ts';
import { changeMain } from '#studio/drafts/publication.ts';
import { writeManifest } from '../release/manifest.ts';
import { writeReleaseRecord } from '../release/record.ts';
import { addRelease, currentRelease, KEPT, switchTo } from '../release/store.ts';

const MAIN = 'refs/heads/main';
const now = new Date('2026-01-10T00:00:00.000Z');
const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}T00:00:00.000Z`;

let dataDir: string;
let repository: ContentRepository;
beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'go-back-'));
  repository = await bareContent({ ...POSTS, 'posts/due.md': post('Due') });
  vi.resetModules();
  vi.stubEnv('DATA_DIR', dataDir);
  vi.stubEnv('CONTENT_REPO', repository.gitDir);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true });
});

type Scheduled = { file: string; date: string }[];

/** A release of the content as it is, which readers get. */
async function release(number: number, scheduled: Scheduled = [], isCommitted = true) {
  const name = await made(number, scheduled, isCommitted);
  const { releases } = await import('../release/site-releases.ts');
  await switchTo(releases(), name);
  return name;
}

async function made(number: number, scheduled: Scheduled = [], isCommitted = true) {
  const { releases } = await import('../release/site-releases.ts');
  const commit = isCommitted ? await repository.tip(MAIN) : null;
  const instant = day(number);
  return addRelease(releases(), instant, async (folder) => {
    await writeManifest(folder, { version: 2, instant, files: {} });
    await writeReleaseRecord(folder, {
      ...{ instant, commit, scheduled, madeFrom: '', nextDue: null, changes: [] },
    });
  });
}

const publish = (file: string, text: string) =>
  changeMain(repository, [{ path: file, content: Buffer.from(text) }], {
    author: EDITOR,
    message: 'Publish',
  });

async function back(name: string) {
  const { goBack } = await import('./go-back.ts');
  return goBack(name, EDITOR, now);
}

async function pinned(release: string) {
  const { pinOf } = await import('./pinned-release.ts');
  return pinOf(release);
}

async function current() {
  const { releases } = await import('../release/site-releases.ts');
  return currentRelease(releases());
}

test('readers get the release again, and the main branch has its content in a new commit', async () => {
  const before = await release(1);
  const published = await publish('posts/wrong.md', post('Wrong'));
  await release(2);
  expect(await back(before)).toEqual([]);
  expect(await current()).toBe(before);
  const main = (await repository.tip(MAIN)) ?? '';
  expect([...(await repository.list(main)).keys()]).not.toContain('posts/wrong.md');
  expect(await repository.tip(`${MAIN}~1`)).toBe(published);
  expect(await pinned(before)).toBeNull();
});

test('a post that has come due since is a draft again, or the next build would bring it', async () => {
  const scheduled = [
    { file: 'posts/due.md', date: day(5) },
    { file: 'posts/one.md', date: day(20) },
  ];
  const before = await release(1, scheduled);
  await release(6);
  expect((await back(before)).join()).toContain('posts/due.md');
  expect(await textAt(repository, MAIN, 'posts/due.md')).toBeNull();
  expect(await textAt(repository, MAIN, 'posts/one.md')).not.toBeNull();
  expect(await textAt(repository, 'refs/heads/cms/posts/due', 'posts/due.md')).toContain('Due');
  await back(before);
  expect(await textAt(repository, MAIN, 'posts/due.md')).toBeNull();
});

test('who goes back to what was in no commit is told that the content stays', async () => {
  const before = await release(1, [], false);
  const published = await publish('posts/wrong.md', post('Wrong'));
  await release(2);
  expect((await back(before)).join()).toContain('in no commit');
  expect(await current()).toBe(before);
  expect(await pinned(before)).toMatchObject({ since: now.toISOString() });
  expect(await repository.tip(MAIN)).toBe(published);
});

test('a release that is not there is not gone back to', async () => {
  const only = await release(1);
  await expect(back('2020-01-01T00-00-00-000Z')).rejects.toThrow('2020-01-01T00-00-00-000Z');
  expect(await current()).toBe(only);
});

/** Gives readers a release, and has somebody go back to another one just before. */
async function switchWhileGoingBack(release: string, earlier: string) {
  const { switchAndPrune } = await import('./switching.ts');
  // Who waits for a lock says so.
  const waits = new Promise((resolve) => {
    vi.spyOn(console, 'log').mockImplementation(resolve);
  });
  let wentBack: Promise<unknown> = Promise.resolve();
  await switchAndPrune(release, async () => {
    wentBack = back(earlier).catch((error: Error) => error.message);
    await Promise.race([wentBack, waits]);
  });
  return wentBack;
}

test('who goes back while the next release is given to readers gets the earlier one', async () => {
  const earlier = await release(1);
  expect(await switchWhileGoingBack(await made(2), earlier)).toEqual([]);
  expect(await current()).toBe(earlier);
});

test('what is removed as an old release just then is not gone back to', async () => {
  const oldest = await made(1);
  for (let day = 2; day <= KEPT; day += 1) await release(day);
  const newest = await made(KEPT + 1);
  expect(await switchWhileGoingBack(newest, oldest)).toContain(oldest);
  expect(await current()).toBe(newest);
});

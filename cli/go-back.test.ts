import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { writeReleaseRecord } from '#release/record.ts';
import { addRelease, currentRelease, switchTo } from '#release/store.ts';
import { commitAt } from '#sources/git/objects.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { filesAt } from '#sources/git/tree.ts';
import {
  bareContent,
  EDITOR,
  POSTS,
  post,
  textAt,
} from '#studio/repository/fixtures/content.ts';
import { changeMain } from '#studio/repository/publication.ts';

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
  const { releases } = await import('./releases.ts');
  const commit = isCommitted ? await commitAt(repository.gitDir, MAIN) : null;
  const instant = day(number);
  const name = await addRelease(releases(), instant, async (folder) => {
    mkdirSync(path.join(folder, 'out'), { recursive: true });
    writeFileSync(path.join(folder, 'manifest.json'), '{}');
    await writeReleaseRecord(folder, {
      ...{ instant, commit, scheduled, madeFrom: '', nextDue: null, changes: [] },
    });
  });
  await switchTo(releases(), name);
  return name;
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
  const { releases } = await import('./releases.ts');
  return currentRelease(releases());
}

test('readers get the release again, and the main branch has its content in a new commit', async () => {
  const before = await release(1);
  const published = await publish('posts/wrong.md', post('Wrong'));
  await release(2);
  expect(await back(before)).toEqual([]);
  expect(await current()).toBe(before);
  const main = (await commitAt(repository.gitDir, MAIN)) ?? '';
  expect([...(await filesAt(repository.gitDir, main)).keys()]).not.toContain('posts/wrong.md');
  expect(await commitAt(repository.gitDir, `${MAIN}~1`)).toBe(published);
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
  expect(await commitAt(repository.gitDir, MAIN)).toBe(published);
});

test('a release that is not there is not gone back to', async () => {
  const only = await release(1);
  await expect(back('2020-01-01T00-00-00-000Z')).rejects.toThrow('2020-01-01T00-00-00-000Z');
  expect(await current()).toBe(only);
});

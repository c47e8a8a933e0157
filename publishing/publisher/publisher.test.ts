import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { writeManifest } from '../release/manifest.ts';
import { writeReleaseRecord } from '../release/record.ts';
import { addRelease, switchTo } from '../release/store.ts';
import type { Publisher } from './publisher.ts';

let folder: string;
let content: string;
let publisher: Publisher;
/** Where the content stood, at each build. */
let built: (string | null)[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'publisher-'));
  content = path.join(folder, 'content');
  mkdirSync(content);
  writeFileSync(path.join(content, 'one.md'), 'One');
  vi.resetModules();
  vi.stubEnv('DATA_DIR', path.join(folder, 'data'));
  vi.stubEnv('CONTENT_DIR', content);
  vi.stubEnv('GIT_CEILING_DIRECTORIES', folder);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  built = [];
});
afterEach(async () => {
  await publisher.stop();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.doUnmock('./builder.ts');
  vi.doUnmock('#system/lock.ts');
  vi.doUnmock('../announce/announce.ts');
  rmSync(folder, { recursive: true, force: true });
});

const git = (...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...words], {
    cwd: content,
  })
    .toString()
    .trim();

/** A release that readers get from now on. */
async function release(
  instant: string,
  scheduled: { file: string; date: string }[] = [],
  expiring: { file: string; date: string }[] = [],
) {
  const { releases } = await import('../release/site-releases.ts');
  const name = await addRelease(releases(), instant, async (folder) => {
    await writeManifest(folder, { version: 2, instant, files: {} });
    await writeReleaseRecord(folder, {
      ...{ instant, commit: null, scheduled, expiring, madeFrom: '', changes: [] },
      nextDue: scheduled[0]?.date ?? null,
    });
  });
  await switchTo(releases(), name);
  return name;
}

/** Starts a publisher whose builds find readers to have what they should have. */
async function start() {
  vi.doMock('./builder.ts', () => ({
    BuildFailure: class extends Error {},
    endBuilder: () => undefined,
    startBuild: () => ({ outcome: outcome(), stop: () => undefined }),
  }));
  const { releases } = await import('../release/site-releases.ts');
  const { currentRelease } = await import('../release/store.ts');
  const outcome = async () => {
    let tip: string | null = null;
    try {
      tip = git('rev-parse', '-q', '--verify', 'HEAD');
    } catch {
      // A plain folder, or no commit.
    }
    built.push(tip);
    return { kind: 'live', release: await currentRelease(releases()), tip, isNew: false };
  };
  const { startPublisher } = await import('./publisher.ts');
  publisher = startPublisher();
  await publisher.first;
}

/** What editors see now. */
async function status() {
  const { readStatus } = await import('#studio/publishing/status.ts');
  return readStatus();
}
const message = async () => (await status())?.message;

const soon = { timeout: 15_000, interval: 20 };

test('a clone without commits is published from its first commit on', async () => {
  git('init', '-q', '-b', 'main');
  await release(new Date().toISOString());
  await start();
  expect(built).toEqual([null]);
  git('add', '.');
  git('commit', '-q', '-m', 'First');
  await expect.poll(() => built, soon).toEqual([null, git('rev-parse', 'HEAD')]);
}, 20_000);

test('what was said of going back is said until readers get another release', async () => {
  const old = '2026-01-01T00:00:00.000Z';
  const back = await release(old, [{ file: 'due.md', date: '2026-01-02T00:00:00.000Z' }]);
  await release(new Date(Date.now() - 1_000).toISOString());
  await start();
  const { ask } = await import('#studio/publishing/requests.ts');
  const by = { name: 'Test Editor', email: 'editor@example.org' };
  await ask({ do: 'go-back', release: back, by });
  await expect.poll(message, soon).toContain('in no git repository');
  // Several looks later; neither its age nor what was due before counts.
  await ask({ do: 'go-back', release: 'none', by });
  await expect.poll(message, soon).toContain('not possible');
  expect((await status())?.release).toBe(back);
  expect(built).toHaveLength(1);
  await release(new Date().toISOString());
  await expect.poll(message, soon).toBeNull();
}, 20_000);

test('each release that readers get is announced, and nobody waits for an answer', async () => {
  const told: string[] = [];
  vi.doMock('../announce/announce.ts', () => ({
    // No service answers.
    announce(release: string, signal: AbortSignal) {
      told.push(path.basename(release));
      return new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve());
      });
    },
  }));
  const first = await release('2026-01-01T00:00:00.000Z');
  await start();
  await expect.poll(() => told, soon).toEqual([first]);
  const second = await release(new Date().toISOString());
  await expect.poll(() => told, soon).toEqual([first, second]);
  expect((await status())?.release).toBe(second);
}, 20_000);

test('while another process makes a release, none is begun', async () => {
  await release(new Date().toISOString());
  const { buildLock } = await import('../release/site-releases.ts');
  const actual = await import('#system/lock.ts');
  const isBusy = vi.fn(actual.isBusy);
  vi.doMock('#system/lock.ts', () => ({ ...actual, isBusy }));
  await actual.withLock(buildLock(), async () => {
    void start();
    await expect.poll(() => isBusy.mock.calls.length, soon).toBe(2);
    expect(built).toEqual([]);
  });
  await expect.poll(() => built, soon).toHaveLength(1);
}, 20_000);

test('editors are told of a look that fails, as long as it does', async () => {
  await release(new Date().toISOString());
  await start();
  const { siteFolder } = await import('#sources/site-folder.ts');
  const requests = path.join(siteFolder(), 'requests');
  writeFileSync(requests, 'This is no folder.');
  await expect.poll(message, soon).toContain('ENOTDIR');
  rmSync(requests);
  await expect.poll(message, soon).toBeNull();
}, 20_000);

test('a post that expires is taken down though somebody has gone back', async () => {
  const now = new Date();
  const expiry = new Date(now.getTime() + 30_000).toISOString();
  const back = await release(now.toISOString(), [], [{ file: 'a.md', date: expiry }]);
  await start();
  expect(built).toHaveLength(1);
  const { pin } = await import('./pinned-release.ts');
  await pin(back, now);
  await expect.poll(() => built.length, soon).toBeGreaterThan(1);
}, 20_000);

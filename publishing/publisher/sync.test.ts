import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bareWith, gitIn } from '#sources/git/fixtures.ts';
import { git, gitText } from '#sources/git/git.ts';
import {
  bareContent,
  EDITOR,
  post,
  saveFresh,
  textAt,
} from '#studio/drafts/fixtures/content.ts';
import { changeMain } from '#studio/drafts/publication.ts';

const FRESH = 'refs/heads/cms/posts/fresh';

let dataDir: string;
let drafts: string;
beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'sync-'));
  drafts = await bareWith({ 'README.md': 'Drafts of our site' });
  vi.resetModules();
  vi.stubEnv('DATA_DIR', dataDir);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true });
});

const open = async () => (await import('#sources/git/repository.ts')).ContentRepository.open();

/** Everything that a server syncs when it starts. */
async function syncAll(): Promise<void> {
  const { SyncLoop } = await import('./sync-loop.ts');
  const report = vi.fn();
  const loop = new SyncLoop(report);
  const repository = await open();
  await loop.look(repository, await repository.tip(), false);
  await loop.settled();
  expect(report).toHaveBeenLastCalledWith(null);
}

const refsOf = async (repository: string) =>
  (await gitText(repository, ['for-each-ref', '--format=%(refname)'])).split('\n');

test.each([
  [false, ['refs/heads/main']],
  [true, [FRESH, 'refs/heads/main', 'refs/masthead/sync/started']],
])('with DRAFTS_REPO set (%s), what it has is %j', async (isSet, refs) => {
  const { gitDir: forge } = await bareContent();
  vi.stubEnv('CONTENT_REPO', `file://${forge}`);
  if (isSet) vi.stubEnv('DRAFTS_REPO', drafts);
  const repository = await open();
  await saveFresh(repository);
  const published = await changeMain(
    repository,
    [{ path: 'posts/one.md', content: Buffer.from(post('Better')) }],
    { author: EDITOR, message: 'm' },
  );
  await syncAll();
  expect(await refsOf(drafts)).toEqual(refs);
  expect(await refsOf(forge)).toEqual(['refs/heads/main']);
  expect(await gitText(forge, ['rev-parse', 'main'])).toBe(published);
});

test('a DRAFTS_REPO that does not answer is reported, and keeps nothing from being published', async () => {
  const { gitDir: forge } = await bareContent();
  vi.stubEnv('CONTENT_REPO', `file://${forge}`);
  vi.stubEnv('DRAFTS_REPO', 'file:///absent/drafts.git');
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const repository = await open();
  const change = [{ path: 'posts/one.md', content: Buffer.from(post('Better')) }];
  const published = await changeMain(repository, change, { author: EDITOR, message: 'm' });
  const { SyncLoop } = await import('./sync-loop.ts');
  const report = vi.fn();
  const loop = new SyncLoop(report);
  await loop.look(repository, published, false);
  await loop.settled();
  expect(report).toHaveBeenLastCalledWith(expect.stringMatching(/absent\/drafts\.git/));
  expect(await gitText(forge, ['rev-parse', 'main'])).toBe(published);
});

test('a server on a clone of its own shares its drafts as well, and no branch of it', async () => {
  const { gitDir } = await bareContent();
  vi.stubEnv('CONTENT_REPO', gitDir);
  vi.stubEnv('DRAFTS_REPO', `file://${drafts}`);
  const before = await gitText(drafts, ['rev-parse', 'main']);
  await saveFresh(await open());
  await syncAll();
  expect(await refsOf(drafts)).toContain(FRESH);
  expect(await gitText(drafts, ['rev-parse', 'main'])).toBe(before);
});

test('another address in DRAFTS_REPO is given everything, and nothing is lost by it', async () => {
  const { gitDir } = await bareContent();
  vi.stubEnv('CONTENT_REPO', gitDir);
  for (const address of [drafts, await bareWith({ 'README.md': 'Moved' })]) {
    vi.resetModules();
    vi.stubEnv('DRAFTS_REPO', address);
    if (address === drafts) await saveFresh(await open());
    await syncAll();
    expect(await refsOf(address)).toContain(FRESH);
  }
});

test('a start says how many drafts lie in the content repository, and reads them', async () => {
  const { gitDir: forge } = await bareContent();
  vi.stubEnv('CONTENT_REPO', `file://${forge}`);
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await open();
  await syncAll();
  expect(log).not.toHaveBeenCalled();
  await git(forge, ['update-ref', FRESH, 'main']);
  await syncAll();
  expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('1 draft lies in'));
  expect(await (await open()).tip(FRESH)).not.toBeNull();

  vi.resetModules();
  vi.stubEnv('DRAFTS_REPO', `file://${forge}`);
  await syncAll();
  expect(log).toHaveBeenCalledOnce();
});

test('the clone goes on with the address that CONTENT_REPO has now', async () => {
  const { gitDir: forge } = await bareContent();
  const moved = path.join(dataDir, 'moved.git');
  await gitIn(dataDir, ['init', '-q', '--bare', moved]);
  await git(forge, ['push', '-q', moved, 'main']);
  for (const address of [forge, moved]) {
    vi.resetModules();
    vi.stubEnv('CONTENT_REPO', `file://${address}`);
    const repository = await open();
    const content = Buffer.from(post(address));
    const change = [{ path: 'posts/one.md', content }];
    const to = await changeMain(repository, change, { author: EDITOR, message: 'm' });
    await syncAll();
    expect(await gitText(address, ['rev-parse', 'main'])).toBe(to);
  }
});

test('a repository with another history is not mixed with the one that is published', async () => {
  for (const title of ['One', 'Of somebody else']) {
    vi.resetModules();
    const { gitDir } = await bareContent({ 'posts/one.md': post(title) });
    vi.stubEnv('CONTENT_REPO', `file://${gitDir}`);
    const { syncContent } = await import('./sync.ts');
    const repository = await open();
    const synced = syncContent();
    if (title === 'One') await synced;
    else await expect(synced).rejects.toThrow(/move .*content\.git away/);
    expect(await textAt(repository, 'refs/heads/main', 'posts/one.md')).toContain('One');
  }
});

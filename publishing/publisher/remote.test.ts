import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gitIn } from '#sources/git/fixtures.ts';
import { git, gitText } from '#sources/git/git.ts';
import { bareContent, post, saveFresh, textAt } from '#studio/drafts/fixtures/content.ts';
import { changeMain } from '#studio/drafts/publication.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'remote-'));
  vi.resetModules();
  vi.stubEnv('DATA_DIR', dataDir);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true });
});

test.each([
  ['', ['refs/heads/cms/posts/fresh', 'refs/heads/main']],
  ['1', ['refs/heads/main']],
])('with KEEP_DRAFTS_HERE=%s, what is pushed is %j', async (value, refs) => {
  const { gitDir: forge } = await bareContent();
  vi.stubEnv('CONTENT_REPO', `file://${forge}`);
  vi.stubEnv('KEEP_DRAFTS_HERE', value);
  const { ContentRepository } = await import('#sources/git/repository.ts');
  const { exchangeContent } = await import('./remote.ts');
  const repository = await ContentRepository.open();
  await saveFresh(repository);
  const published = await changeMain(
    repository,
    [{ path: 'posts/one.md', content: Buffer.from(post('Better')) }],
    { author: { name: 'A', email: 'a@example.org' }, message: 'm' },
  );
  await exchangeContent();
  const there = await gitText(forge, ['for-each-ref', '--format=%(refname)']);
  expect(there.split('\n')).toEqual(refs);
  expect(await gitText(forge, ['rev-parse', 'main'])).toBe(published);
});

test('a clone goes on with the address that CONTENT_REPO has now, and loses no draft by it', async () => {
  const { gitDir: forge } = await bareContent();
  const moved = path.join(dataDir, 'moved.git');
  await gitIn(dataDir, ['init', '-q', '--bare', moved]);
  await git(forge, ['push', '-q', moved, 'main']);
  for (const address of [forge, moved]) {
    vi.resetModules();
    vi.stubEnv('CONTENT_REPO', `file://${address}`);
    const { ContentRepository } = await import('#sources/git/repository.ts');
    const { exchangeContent } = await import('./remote.ts');
    const repository = await ContentRepository.open();
    if (address === forge) await saveFresh(repository);
    await exchangeContent();
    expect(await gitText(address, ['branch', '--list'])).toContain('cms/posts/fresh');
  }
});

test('a repository with another history is not mixed with the one that is published', async () => {
  for (const title of ['One', 'Of somebody else']) {
    vi.resetModules();
    const { gitDir } = await bareContent({ 'posts/one.md': post(title) });
    vi.stubEnv('CONTENT_REPO', `file://${gitDir}`);
    const { ContentRepository } = await import('#sources/git/repository.ts');
    const { exchangeContent } = await import('./remote.ts');
    const repository = await ContentRepository.open();
    const exchanged = exchangeContent();
    if (title === 'One') await exchanged;
    else await expect(exchanged).rejects.toThrow(/move .*content\.git away/);
    expect(await textAt(repository, 'refs/heads/main', 'posts/one.md')).toContain('One');
  }
});

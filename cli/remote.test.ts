import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gitText } from '#sources/git/git.ts';
import { bareContent, post, saveFresh } from '#studio/repository/fixtures/content.ts';
import { changeMain } from '#studio/repository/publication.ts';

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
  const { contentRepository } = await import('#sources/git/repository.ts');
  const { exchangeContent } = await import('./remote.ts');
  const repository = await contentRepository();
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

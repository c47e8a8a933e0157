import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gitIn } from '#sources/git/fixtures.ts';
import { clonedContent } from '#studio/drafts/fixtures/content.ts';

let dataDir: string;
let workTree: string;
beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'content-at-work-'));
  ({ workTree } = await clonedContent());
  vi.resetModules();
  vi.stubEnv('DATA_DIR', dataDir);
  vi.stubEnv('CONTENT_DIR', path.join(workTree, 'content'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true });
});

const atWork = async () =>
  (await import('#sources/git/repository.ts')).ContentRepository.tryOpen();

test('a folder in which a draft is checked out is not published', async () => {
  expect((await atWork())?.main).toBe('refs/heads/main');
  await gitIn(workTree, ['switch', '-q', '-c', 'cms/posts/secret']);
  await expect(atWork()).rejects.toThrow(/the draft posts\/secret is checked out.*git switch/);
});

test('nor is one that passes through other commits, as in a rebase', async () => {
  const onto = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', 'rebase', '-q'];
  const edit = { GIT_SEQUENCE_EDITOR: "printf 'break\\n' >" };
  await gitIn(workTree, [...onto, '-i', 'HEAD'], { env: edit });
  await expect(atWork()).rejects.toThrow(/in the middle of a rebase/);
});

test('a commit that is checked out, as build servers do, is published as a folder', async () => {
  await gitIn(workTree, ['switch', '-q', '--detach']);
  expect(await atWork()).toBeNull();
});

import {
  appendFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { gitIn } from '#sources/git/fixtures.ts';
import { type ContentTree, folderTree } from '#sources/reading/content-tree.ts';
import { clonedContent } from '#studio/drafts/fixtures/content.ts';

let dataDir: string;
let workTree: string;
beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'read-content-'));
  ({ workTree } = await clonedContent());
  vi.resetModules();
  vi.stubEnv('DATA_DIR', dataDir);
  vi.stubEnv('CONTENT_DIR', path.join(workTree, 'content'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.doUnmock('../build/prepare.ts');
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

describe('the content folder after a commit', () => {
  const content = (file: string) => path.join(workTree, 'content', file);
  const commit = async () => {
    await gitIn(workTree, ['add', '-A']);
    const by = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
    await gitIn(workTree, [...by, 'commit', '-qm', 'Another state', '--allow-empty']);
  };

  /** Reads as a build does. @returns what it was told of each file, and how often it has looked */
  async function reader() {
    vi.doMock('../build/prepare.ts', () => ({
      prepare: async (_: unknown, now: Date, __: unknown, tree: ContentTree) => ({
        now,
        files: await stateOf(tree),
      }),
    }));
    const { readContent } = await import('./read-content.ts');
    const repository = await atWork();
    return async () => {
      const { prepared, commit } = await readContent(repository, new Date());
      const { files } = prepared as unknown as { files: Awaited<ReturnType<typeof stateOf>> };
      return { files, commit };
    };
  }

  const stateOf = async (tree: ContentTree) =>
    Promise.all(
      tree.list('posts').map(async ({ file }) => [file, await tree.version(file)] as const),
    );
  const onDisk = async () => stateOf(folderTree(path.join(workTree, 'content')));

  test('is what lies there, after whatever edit', async () => {
    const read = await reader();
    const edits = [
      () => undefined,
      () => appendFileSync(content('posts/one.md'), 'More.'),
      () => writeFileSync(content('posts/new.md'), 'New.'),
      () => renameSync(content('posts/new.md'), content('posts/renamed.md')),
      () => rmSync(content('posts/renamed.md')),
    ];
    for (const edit of edits) {
      edit();
      await commit();
      const { files, commit: asRead } = await read();
      expect(files).toEqual(await onDisk());
      expect(asRead).not.toBeNull();
    }
  });

  test('is what lies there also where git does not know of it', async () => {
    const read = await reader();
    await read();
    appendFileSync(content('posts/one.md'), 'In no commit.');
    expect(await read()).toEqual({ files: await onDisk(), commit: null });
    await commit();
    writeFileSync(path.join(workTree, '.gitignore'), 'ignored.md\n');
    await commit();
    await read();
    writeFileSync(content('posts/ignored.md'), 'Ignored.');
    await commit();
    const { files, commit: asRead } = await read();
    expect(files).toEqual(await onDisk());
    expect(files.map(([file]) => file)).toContain('posts/ignored.md');
    expect(asRead).not.toBeNull();
  });

  test('is looked at only where the commit has changed it', async () => {
    const read = await reader();
    const before = await read();
    const touched = new Date(0);
    // A file that git finds unchanged is not looked at, though its time of change is another one.
    utimesSync(content('posts/one.md'), touched, touched);
    await commit();
    expect((await read()).files).toEqual(before.files);
  });
});

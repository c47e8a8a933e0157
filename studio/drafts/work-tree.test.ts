import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { environment } from '#site/environment.ts';
import { gitIn } from '#sources/git/fixtures.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { withLock } from '#system/lock.ts';
import { clonedContent, EDITOR, POSTS, post, statusOf, textAt } from './fixtures/content.ts';
import { changeMain } from './publication.ts';
import { changeRecord, readRecord } from './records.ts';
import { finishWorkTree } from './work-tree.ts';
import { BEGUN, type MainMove } from './work-tree-lock.ts';

/** Patience with another git is over sooner here, after the same attempts at a change. */
const PATIENCE_MS = 300;
vi.mock('p-retry', async (importOriginal) => {
  const original = await importOriginal<typeof import('p-retry')>();
  const retry: typeof original.default = (work, options) =>
    original.default(work, {
      ...options,
      ...(options?.maxRetryTime && { maxRetryTime: PATIENCE_MS }),
    });
  return { ...original, default: retry };
});

vi.mock('proper-lockfile', { spy: true });

afterEach(() => {
  vi.unstubAllEnvs();
});

const about = { author: EDITOR, message: 'A change' };
const NEW = post('New');
const CHANGES = [
  { path: 'posts/one.md', content: Buffer.from(NEW) },
  { path: 'posts/new.md', content: Buffer.from(NEW) },
  { path: 'posts/two.md', content: null },
];

/** Written anew without a change: git looks at them again, for which it locks the index. */
function touchFiles(workTree: string) {
  const file = path.join(workTree, 'content/posts/one.md');
  utimesSync(file, new Date(), new Date('2026-01-01T00:00:00.000Z'));
}

/** The record of a killed process, as earlier versions wrote it. */
const leave = (repository: ContentRepository, begun: MainMove[]) =>
  changeRecord(repository, BEGUN, 'hold', () => {
    const since = '2026-01-01T00:00:00.000Z';
    return { holder: 'somebody', pid: 2 ** 31 - 1, host: 'another', since, begun };
  });

/** What a process leaves that was killed when the branch had moved, and the files had not. */
async function abandoned() {
  const repository = await clonedContent();
  const from = (await repository.tip()) ?? '';
  const tree = await repository.treeWith(from, await repository.storeChanges(CHANGES));
  const to = await repository.commit({ tree, parents: [from], ...about });
  await repository.move([{ ref: repository.main, from, to }]);
  await leave(repository, [{ from, to }]);
  return repository;
}

test('what a killed process has begun is finished by the next', async () => {
  const repository = await abandoned();
  expect(await statusOf(repository.workTree)).not.toBe('');
  await finishWorkTree(repository);
  expect(await statusOf(repository.workTree)).toBe('');
  expect(await readRecord(repository, BEGUN, 'hold')).toBeNull();
});

test('files that the killed process had written already are not taken for unsaved work', async () => {
  const repository = await abandoned();
  writeFileSync(path.join(repository.workTree, 'content/posts/one.md'), NEW);
  writeFileSync(path.join(repository.workTree, 'content/posts/new.md'), NEW);
  writeFileSync(path.join(repository.gitDir, 'index.lock'), '');
  await changeMain(repository, [{ path: 'posts/later.md', content: Buffer.from('x') }], about);
  expect(await statusOf(repository.workTree)).toBe('');
});

test.each(['', NEW.slice(0, 20)])(
  'a file that was being written when its process was killed is written anew: %j',
  async (half) => {
    const repository = await abandoned();
    for (const file of ['one', 'new']) {
      writeFileSync(path.join(repository.workTree, `content/posts/${file}.md`), half);
    }
    await finishWorkTree(repository);
    expect(await statusOf(repository.workTree)).toBe('');
  },
);

test('what somebody has typed since is not taken for one of those', async () => {
  const repository = await abandoned();
  const file = path.join(repository.workTree, 'content/posts/one.md');
  writeFileSync(file, 'typed');
  await expect(finishWorkTree(repository)).rejects.toThrow(/posts\/one\.md/);
  expect(readFileSync(file, 'utf8')).toBe('typed');
});

test('what was begun and did not happen is forgotten', async () => {
  const repository = await abandoned();
  await gitIn(repository.workTree, ['reset', '-q', '--hard', 'HEAD~1']);
  await finishWorkTree(repository);
  expect(await statusOf(repository.workTree)).toBe('');
  expect(await readRecord(repository, BEGUN, 'hold')).toBeNull();
});

test('a process that waits for another one does its work after that', async () => {
  const repository = await clonedContent();
  const order: string[] = [];
  const { lock } = await import('proper-lockfile');
  const calls = vi.mocked(lock).mock.calls;
  const isWaiting = () => calls.some(([, options]) => options?.retries !== undefined);
  calls.length = 0;
  let second: Promise<unknown> = Promise.resolve();
  await withLock(path.join(repository.gitDir, 'masthead-work-tree'), async () => {
    second = changeMain(repository, CHANGES, about).then(() => order.push('second'));
    await vi.waitUntil(isWaiting, { timeout: 10_000, interval: 1 });
    order.push('first');
  });
  await second;
  expect(order).toEqual(['first', 'second']);
  expect(await statusOf(repository.workTree)).toBe('');
});

test('git that was killed when nothing was begun does not keep the index locked', async () => {
  const repository = await clonedContent();
  await leave(repository, []);
  writeFileSync(path.join(repository.gitDir, 'index.lock'), '');
  await changeMain(repository, CHANGES, about);
  expect(await statusOf(repository.workTree)).toBe('');
});

test('while somebody else’s git is at work in the folder, a change waits; it is refused in the end', async () => {
  const repository = await clonedContent();
  const lock = path.join(repository.gitDir, 'index.lock');
  writeFileSync(lock, '');
  touchFiles(repository.workTree);
  await expect(changeMain(repository, CHANGES, about)).rejects.toThrow(
    /Another git command is at work.* delete .*index\.lock/,
  );
  const later = changeMain(repository, CHANGES, about);
  await setTimeout(300);
  rmSync(lock);
  await later;
  expect(await statusOf(repository.workTree)).toBe('');
});

test('a change that the folder cannot follow is published, and followed before it is read', async () => {
  const repository = await clonedContent();
  const file = path.join(repository.workTree, 'content/posts/one.md');
  editAfterTrial(file);
  await changeMain(repository, [{ path: 'posts/one.md', content: Buffer.from(NEW) }], about);
  expect(await textAt(repository, repository.main, 'posts/one.md')).toBe(NEW);
  expect(readFileSync(file, 'utf8')).toBe('typed meanwhile');

  await expect(finishWorkTree(repository)).rejects.toThrow(/is behind .*posts\/one\.md/);
  await expect(
    changeMain(repository, [{ path: 'posts/two.md', content: null }], about),
  ).rejects.toThrow(/is behind/);
  writeFileSync(file, POSTS['posts/one.md']);
  await finishWorkTree(repository);
  expect(readFileSync(file, 'utf8')).toBe(NEW);
  expect(await statusOf(repository.workTree)).toBe('');
  expect(await readRecord(repository, BEGUN, 'hold')).toBeNull();
});

/** Somebody saves a file between the trial and the change: as soon as the branch has moved. */
function editAfterTrial(file: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-'));
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const lines = [
    '#!/bin/sh',
    `case "$*" in *update-ref*) ;; *) exec ${real} "$@" ;; esac`,
    `cat > '${folder}/input'; ${real} "$@" < '${folder}/input' || exit`,
    `grep -aq refs/heads/main '${folder}/input' || exit 0`,
    `printf 'typed meanwhile' > '${file}'; rm "$0"`,
  ];
  writeFileSync(path.join(folder, 'git'), lines.join('\n'), { mode: 0o755 });
  vi.stubEnv('PATH', `${folder}:${environment().searchPath}`);
}

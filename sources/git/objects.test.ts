import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bareWith, cloneWith, commitFiles } from './fixtures.ts';
import { GitError, git } from './git.ts';
import { commitAt, MissingObject, readBlob, readObject } from './objects.ts';
import { filesAt } from './tree.ts';

const ABSENT = 'a'.repeat(40);

test('files are read byte for byte, whatever they hold and however many are asked for at once', async () => {
  const files: Record<string, Buffer> = {
    'empty.md': Buffer.alloc(0),
    'newline.md': Buffer.from('\n'),
    'like-a-header': Buffer.from(`${ABSENT} blob 3\nabc\n`),
    'large.jpg': randomBytes(3_000_000),
    'posts/it’s a “name”\n.md': Buffer.from('é'),
  };
  const repository = await bareWith(files);
  const listing = await filesAt(
    repository,
    (await commitAt(repository, 'refs/heads/main')) ?? '',
  );
  expect([...listing.keys()].sort()).toEqual(Object.keys(files).sort());
  const many = [...listing, ...listing, ...listing];
  const contents = await Promise.all(many.map(([, { oid }]) => readBlob(repository, oid)));
  for (const [index, [name]] of many.entries()) {
    expect(contents[index]?.equals(files[name] ?? Buffer.from('?'))).toBe(true);
  }
});

test('what is absent is null between answers that are not, and no name breaks the conversation', async () => {
  const repository = await bareWith({ 'a.md': 'a' });
  const [absent, commit, unknown] = await Promise.all([
    readObject(repository, ABSENT),
    commitAt(repository, 'refs/heads/main'),
    commitAt(repository, 'refs/heads/nobody'),
  ]);
  expect([absent, unknown]).toEqual([null, null]);
  expect(commit).toMatch(/^[0-9a-f]{40}$/);
  await expect(readObject(repository, `x\ncontents ${commit}`)).rejects.toThrow(MissingObject);
  expect((await readObject(repository, commit ?? ''))?.type).toBe('commit');
});

test('an absent file is an error that names the repository', async () => {
  const repository = await bareWith({ 'a.md': 'a' });
  await expect(readBlob(repository, ABSENT)).rejects.toThrow(repository);
});

test('a branch that another process moves is seen at once, also after everything is packed', async () => {
  const clone = await cloneWith({ 'a.md': 'a' });
  const gitDir = path.join(clone, '.git');
  await commitAt(gitDir, 'refs/heads/main');
  const second = await commitFiles(clone, { 'a.md': 'b' });
  expect(await commitAt(gitDir, 'refs/heads/main')).toBe(second);
  await git(gitDir, ['gc', '-q', '--prune=now']);
  expect(await commitAt(gitDir, 'refs/heads/main')).toBe(second);
  const third = await commitFiles(clone, { 'a.md': 'c' });
  expect(await commitAt(gitDir, 'refs/heads/main')).toBe(third);
  const oid = (await filesAt(gitDir, third)).get('a.md')?.oid ?? '';
  expect((await readBlob(gitDir, oid)).toString()).toBe('c');
});

test('the reading process starts again after it was ended, and whoever waited is told', async () => {
  const repository = await bareWith({ 'a.md': 'a' });
  await commitAt(repository, 'refs/heads/main');
  const ours = ['-P', `${process.pid}`, '-f', `git-dir=${repository} `];
  const reader = Number(execFileSync('pgrep', ours));
  process.kill(reader, 'SIGSTOP');
  const waiting = commitAt(repository, 'refs/heads/main');
  process.kill(reader, 'SIGKILL');
  await expect(waiting).rejects.toThrow('ended');
  expect(await commitAt(repository, 'refs/heads/main')).not.toBeNull();
});

test('a repository that is gone is an error, not a wait for ever', async () => {
  const repository = await bareWith({ 'a.md': 'a' });
  rmSync(repository, { recursive: true });
  await expect(commitAt(repository, 'refs/heads/main')).rejects.toThrow();
  await expect(git(repository, ['log'])).rejects.toThrow();
});

test('a failing git says which command, where and why', async () => {
  const repository = await bareWith({ 'a.md': 'a' });
  const failure = git(repository, ['rev-parse', '--verify', 'refs/heads/nobody']);
  await expect(failure).rejects.toThrow(GitError);
  await expect(failure).rejects.toThrow(/rev-parse in .*: fatal: Needed a single revision/s);
});

import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fromRefPart, refPart } from '#site/draft-branches.ts';
import { git } from '#sources/git/git.ts';
import { commitAt } from '#sources/git/objects.ts';
import { moveRefs, RefMoved } from '#sources/git/refs.ts';
import { bareContent, complaintOf, recordsIn } from './fixtures/content.ts';
import { startEditor } from './fixtures/processes.ts';
import { changeRecord, listRecords, readRecord } from './records.ts';

const LINKS = recordsIn<{ by: string }>('links');

test('a record is made, changed, listed and removed', async () => {
  const repository = await bareContent();
  expect(await readRecord(repository, LINKS, 'posts/a')).toBeNull();
  await changeRecord(repository, LINKS, 'posts/a', () => ({ by: 'é' }));
  await changeRecord(repository, LINKS, 'b c', (old) => old ?? { by: 'b' });
  expect(await readRecord(repository, LINKS, 'posts/a')).toEqual({ by: 'é' });
  expect(await listRecords(repository, LINKS)).toEqual([
    { name: 'b c', value: { by: 'b' } },
    { name: 'posts/a', value: { by: 'é' } },
  ]);
  expect(await listRecords(repository, recordsIn('link'))).toEqual([]);
  await changeRecord(repository, LINKS, 'posts/a', () => null);
  expect(await readRecord(repository, LINKS, 'posts/a')).toBeNull();
  expect(await complaintOf(repository)).toBe('');
});

test('two processes that change one record at once lose no change', async () => {
  const repository = await bareContent();
  const rounds = 15;
  const editors = [1, 2].map(() =>
    startEditor(repository.gitDir, 'count', 'one', String(rounds)),
  );
  for (const { ended } of editors) expect(await ended).toEqual({ status: 0, errors: '' });
  expect(await readRecord(repository, recordsIn('counters'), 'one')).toEqual({
    count: 2 * rounds,
  });
});

test('a ref that has moved is left where it is, and so are those beside it', async () => {
  const { gitDir, main } = await bareContent();
  const commit = await commitAt(gitDir, main);
  const wrong = [
    { ref: 'refs/heads/new', from: null, to: commit },
    { ref: main, from: null, to: null },
  ];
  await expect(moveRefs(gitDir, wrong)).rejects.toThrow(RefMoved);
  await expect(
    moveRefs(gitDir, [{ ref: 'refs/heads/absent', from: commit, to: null }]),
  ).rejects.toThrow(RefMoved);
  expect(await commitAt(gitDir, 'refs/heads/new')).toBeNull();
  expect(await commitAt(gitDir, main)).toBe(commit);
});

const LONG_AGO = new Date('2026-01-01T00:00:00.000Z');

test('the lock of a process that was killed does not keep others out', async () => {
  const { gitDir, main } = await bareContent();
  const commit = await commitAt(gitDir, main);
  writeFileSync(path.join(gitDir, 'refs/heads/new.lock'), '');
  await moveRefs(gitDir, [{ ref: 'refs/heads/new', from: null, to: commit }]);
  expect(await commitAt(gitDir, 'refs/heads/new')).toBe(commit);
});

test('git that was killed while it packed refs keeps nobody from removing one', async () => {
  const { gitDir, main } = await bareContent();
  const commit = await commitAt(gitDir, main);
  await moveRefs(gitDir, [{ ref: 'refs/heads/packed', from: null, to: commit }]);
  await git(gitDir, ['pack-refs', '--all']);
  for (const left of ['packed-refs.lock', 'packed-refs.new']) {
    writeFileSync(path.join(gitDir, left), '');
    utimesSync(path.join(gitDir, left), LONG_AGO, LONG_AGO);
  }
  await moveRefs(gitDir, [{ ref: 'refs/heads/packed', from: commit, to: null }]);
  expect(await commitAt(gitDir, 'refs/heads/packed')).toBeNull();
});

test('a ref that a loss of power has emptied was moved by nobody', async () => {
  const { gitDir, main } = await bareContent();
  const commit = await commitAt(gitDir, main);
  writeFileSync(path.join(gitDir, 'refs/heads/new'), '');
  const moved = moveRefs(gitDir, [{ ref: 'refs/heads/new', from: commit, to: null }]);
  await expect(moved).rejects.toThrow(/refs\/heads\/new.*broken/);
  await expect(moved).rejects.not.toThrow(RefMoved);
});

test.each([
  'plain',
  'a/b',
  '.hidden',
  'x.lock',
  'a..b',
  'ends.',
  '-rf',
  'a b~^:?*[\\',
  '@{1}',
  '100%',
  '%2f',
  'we’ve-한국어',
  '\u0085\n',
])('%j is a name for a ref, and can be read back', async (text) => {
  const { gitDir, main } = await bareContent();
  const part = refPart(text);
  expect(part).not.toContain('/');
  expect(fromRefPart(part)).toBe(text);
  const ref = `refs/heads/cms/posts/${part}`;
  await moveRefs(gitDir, [{ ref, from: null, to: await commitAt(gitDir, main) }]);
  expect(await commitAt(gitDir, ref)).not.toBeNull();
});

test('a part of a ref that we did not write stands for nothing', () => {
  expect(fromRefPart('%41')).toBeNull();
  expect(fromRefPart('a b')).toBeNull();
});

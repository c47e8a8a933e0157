import { createHash } from 'node:crypto';
import { utimesSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readObject } from '#sources/git/objects.ts';
import { keepUnsaved, unsavedFor } from '../unsaved/unsaved.ts';
import { bareContent, complaintOf, EDITOR, recordsIn, textAt } from './fixtures/content.ts';
import { changeRecord, readRecord } from './records.ts';
import { tidy } from './tidy.ts';

/** Texts whose objects lie in the one folder by which git judges how many there are. */
function counted(wanted: number): string[] {
  const found: string[] = [];
  for (let at = 0; found.length < wanted; at += 1) {
    const text = `typed ${at}`;
    const oid = createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex');
    if (oid.startsWith('17')) found.push(text);
  }
  return found;
}

test('text that nobody has saved or restored for a quarter of a year is forgotten', async () => {
  const repository = await bareContent();
  const keep = (id: string, at: string) => {
    const typed = { collection: 'posts', slug: null, id, of: null, data: {} };
    return keepUnsaved(repository, EDITOR.email, typed, new Date(at));
  };
  await keep('old', '2026-03-01T09:00:00Z');
  await keep('fresh', '2026-03-03T09:00:00Z');
  await tidy(repository, new Date('2026-06-01T00:00:00Z'));
  const kept = await unsavedFor(repository, EDITOR.email, { collection: 'posts', slug: null });
  expect(kept.map(({ id }) => id)).toEqual(['fresh']);
});

test('text that was replaced long ago goes, and what is new or named stays', async () => {
  const repository = await bareContent();
  const { gitDir } = repository;
  await repository.git(['config', 'gc.auto', '1']);
  const [old, fresh] = (await Promise.all(
    counted(2).map((text) => repository.store(Buffer.from(text))),
  )) as [string, string];
  const weeksAgo = Date.now() / 1000 - 21 * 24 * 3600;
  utimesSync(path.join(gitDir, 'objects', old.slice(0, 2), old.slice(2)), weeksAgo, weeksAgo);
  await changeRecord(repository, recordsIn('anything'), 'a', () => ({ text: 'named' }));

  await tidy(repository);
  expect(await readObject(gitDir, old)).toBeNull();
  expect((await readObject(gitDir, fresh))?.oid).toBe(fresh);
  expect(await readRecord(repository, recordsIn('anything'), 'a')).toEqual({ text: 'named' });
  expect(await textAt(repository, 'refs/heads/main', 'posts/one.md')).toContain('One');
  expect(await complaintOf(repository)).toBe('');
});

import { expect, test } from 'vitest';
import { mergeRecords } from './merge-records.ts';

const note = (id: string, content = id) => ({ id, content, resolved: false });
const draft = (status: string, ...notes: object[]) => ({ status, notes });

test('comments that two servers have taken are all there, and those that one has deleted are not', () => {
  const [old, gone, here, there] = [note('old'), note('gone'), note('here'), note('there')];
  const before = draft('draft', old, gone);
  expect(
    mergeRecords(before, draft('draft', old, gone, here), draft('draft', old, there)),
  ).toEqual(draft('draft', old, there, here));
});

test('what each has changed of one comment counts, beside a status that one has changed', () => {
  const before = draft('draft', note('a'), note('b'));
  const ours = draft('pending_review', { ...note('a'), resolved: true }, note('b'));
  const theirs = draft('draft', note('a', 'Said better'), note('b'));
  expect(mergeRecords(before, ours, theirs)).toEqual(
    draft('pending_review', { ...note('a', 'Said better'), resolved: true }, note('b')),
  );
});

test('a comment that one has deleted and the other changed stays', () => {
  const before = draft('draft', note('a'));
  expect(mergeRecords(before, draft('draft'), draft('draft', note('a', 'More')))).toEqual(
    draft('draft', note('a', 'More')),
  );
});

test('a link that one has ended is ended, and was used when it was used last', () => {
  const link = { id: 'x', lastUsed: '2026-01-01T08:00:00Z', revoked: null };
  const ended = { ...link, revoked: '2026-01-01T09:00:00Z' };
  const used = { ...link, lastUsed: '2026-01-01T10:00:00Z' };
  const both = { ...used, revoked: ended.revoked };
  expect(mergeRecords(link, ended, used)).toEqual(both);
  expect(mergeRecords(link, used, ended)).toEqual(both);
});

test('where both have changed one field, the record that was saved later counts, either way round', () => {
  const before = { ...draft('draft', note('a')), savedAt: '2026-01-01T08:00:00Z' };
  const sooner = { ...draft('pending_review'), savedAt: '2026-01-01T09:00:00Z' };
  const later = { ...draft('pending_publish'), savedAt: '2026-01-01T10:00:00Z' };
  expect(mergeRecords(before, sooner, later)).toEqual(later);
  expect(mergeRecords(before, later, sooner)).toEqual(later);
  const old = draft('pending_review');
  expect(mergeRecords(before, old, sooner)).toMatchObject({ status: 'pending_review' });
});

test('a record of an earlier version, which does not say when it was saved, is the older one', () => {
  const before = draft('draft');
  const later = { ...draft('pending_publish'), savedAt: '2026-01-01T10:00:00Z' };
  expect(mergeRecords(before, draft('pending_review'), later)).toEqual(later);
  expect(mergeRecords(before, later, draft('pending_review'))).toEqual(later);
});

test('of two texts that were typed, the later one is kept, and not a mixture', () => {
  const typed = (at: string, title: string, body: string) => ({ at, data: { title, body } });
  const before = typed('2026-01-01T08:00:00Z', 'A', 'a');
  const ours = typed('2026-01-01T09:00:00Z', 'B', 'z');
  const theirs = typed('2026-01-01T10:00:00Z', 'C', 'c');
  expect(mergeRecords(before, ours, theirs)).toEqual(theirs);
  expect(mergeRecords(undefined, theirs, ours)).toEqual(theirs);
});

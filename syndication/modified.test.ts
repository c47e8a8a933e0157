import { expect, test } from 'vitest';
import { postOf } from './fixtures/edition.ts';
import { modifiedAt, newestChange } from './modified.ts';

const published = '2025-03-01T09:00:00.000Z';
const updated = '2025-03-02T09:00:00.000Z';
const corrected = '2025-03-03T09:00:00.000Z';

test('a post that nobody touched changed when it was published', () => {
  expect(modifiedAt(postOf({ date: published }))).toBe(published);
});

test('the later of update and correction counts', () => {
  const corrections = [{ date: corrected, text: 'It was two.' }];
  expect(modifiedAt(postOf({ date: published, updated, corrections }))).toBe(corrected);
  expect(modifiedAt(postOf({ date: published, updated: corrected }))).toBe(corrected);
});

test('nothing makes a post older than its publication', () => {
  expect(modifiedAt(postOf({ date: corrected, updated: published }))).toBe(corrected);
});

test('a list changed when any of its posts did, and an empty list never', () => {
  expect(
    newestChange([postOf({ date: updated }), postOf({ date: published, updated: corrected })]),
  ).toBe(corrected);
  expect(newestChange([])).toBeNull();
});

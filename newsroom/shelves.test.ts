import { expect, test } from 'vitest';
import { makeEdition } from './compose-edition.ts';
import { archive, LATER, manuscript } from './fixtures.ts';

test('years stand newest first, though a later post belongs to the earlier year', () => {
  const edition = makeEdition(
    archive({
      manuscripts: [
        manuscript({ file: 'west.md', date: '2024-12-31T22:00:00.000-04:00' }),
        manuscript({ file: 'east.md', date: '2025-01-01T01:00:00.000Z' }),
      ],
    }),
    LATER,
  );
  expect(edition.posts.map(({ file }) => file)).toEqual(['west.md', 'east.md']);
  expect(edition.years.map(({ of }) => of)).toEqual([2025, 2024]);
});

import { expect, test } from 'vitest';
import { makeEdition } from './compose-edition.ts';
import { archive, manuscript } from './fixtures.ts';
import { searchVolumes } from './search-volumes.ts';

function volumes(postsByYear: Record<number, number>) {
  const manuscripts = Object.entries(postsByYear).flatMap(([year, count]) =>
    Array.from({ length: count }, (_, at) =>
      manuscript({ file: `posts/${year}-${at}.md`, date: `${year}-03-01T12:00:00.000Z` }),
    ),
  );
  const edition = makeEdition(archive({ manuscripts }), '2026-01-01T00:00:00.000Z');
  return searchVolumes(edition).map(({ until, posts }) => [until, posts.length]);
}

test('a small site has one volume', () => {
  expect(volumes({ 2020: 3, 2025: 4 })).toEqual([[null, 7]]);
  expect(volumes({})).toEqual([[null, 0]]);
});

test('a large one has whole years in each, and the newest year is always open', () => {
  expect(volumes({ 2020: 200, 2021: 200, 2022: 100, 2023: 400 })).toEqual([
    [2021, 400],
    [null, 500],
  ]);
});

test('a new post leaves the volumes of other years as they are', () => {
  const before = volumes({ 2020: 300, 2021: 300, 2022: 10 });
  expect(volumes({ 2020: 300, 2021: 300, 2022: 11 }).slice(0, -1)).toEqual(before.slice(0, -1));
});

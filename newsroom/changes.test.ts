import { expect, test } from 'vitest';
import { makeEdition } from './compose-edition.ts';
import { archive, manuscript } from './fixtures.ts';

const NOW = '2025-07-01T00:00:00.000Z';
const PAST = '2025-06-15T00:00:00.000Z';
const SOON = '2025-07-02T00:00:00.000Z';
const LATER = '2099-01-01T00:00:00.000Z';

function editionWith(changes: Parameters<typeof manuscript>[0]) {
  return makeEdition(archive({ manuscripts: [manuscript(changes)] }), NOW);
}

test('an update and a correction show from their date on', () => {
  const corrections = [SOON, PAST].map((date) => ({ date, text: 'It was Tuesday.' }));
  const { posts } = editionWith({ updated: LATER, corrections });
  expect(posts).toMatchObject([{ updated: null, corrections: [{ date: PAST }] }]);
  expect(editionWith({ updated: PAST }).posts).toMatchObject([{ updated: PAST }]);
  expect(editionWith({ updated: NOW }).posts).toMatchObject([{ updated: NOW }]);
});

test('a change to come is said, since most are slips of the pen', () => {
  const { findings } = editionWith({
    updated: LATER,
    corrections: [{ date: SOON, text: 'It was Tuesday.' }],
  });
  const future = findings.filter(({ rule }) => rule === 'future-change');
  expect(future.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^A correction .*July 2, 2025/),
    expect.stringMatching(/^`updated` .*January 1, 2099/),
  ]);
  expect(editionWith({ updated: PAST }).findings).toEqual([]);
});

test('the next change to come is when there is a next edition', () => {
  const corrections = [{ date: SOON, text: 'It was Tuesday.' }];
  expect(editionWith({ updated: LATER, corrections }).nextDue).toBe(SOON);
  expect(editionWith({ updated: PAST }).nextDue).toBeNull();
});

test('a post that is not out yet keeps its changes to itself', () => {
  const { nextDue, findings } = editionWith({ date: LATER, updated: SOON });
  expect(nextDue).toBe(LATER);
  expect(findings.filter(({ rule }) => rule === 'future-change')).toEqual([]);
});

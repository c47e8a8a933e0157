import { expect, test } from 'vitest';
import { changesSince, type Versions, withChanges } from './changes.ts';

const release = (files: Record<string, string | null>): Versions =>
  new Map(Object.entries(files));

/** Announces releases one after the other. @returns the addresses that were told of, each time */
function toldOf(...releases: Versions[]): string[][] {
  let announced = {};
  return releases.map((now) => {
    const changes = changesSince(announced, now);
    announced = withChanges(announced, changes);
    return changes.map(({ address }) => address);
  });
}

const first = release({ '/': '1', '/blog/a': '1' });

test('what is new, changed or deleted is told of, each once', () => {
  const second = release({ '/': '2', '/blog/b': '1' });
  expect(toldOf(first, first, second, second)).toEqual([
    ['/', '/blog/a'],
    [],
    ['/', '/blog/b', '/blog/a'],
    [],
  ]);
});

test('going back tells of nothing that was told before', () => {
  const second = release({ '/': '2', '/blog/a': '2' });
  expect(toldOf(first, second, first, second).slice(2)).toEqual([[], []]);
});

test('what comes back after it was deleted is told of, though it is as it was', () => {
  const without = release({ '/': '1' });
  expect(toldOf(first, without, first).slice(1)).toEqual([['/blog/a'], ['/blog/a']]);
});

test('a post that becomes unlisted is told of neither as changed nor as deleted', () => {
  const unlisted = release({ '/': '1', '/blog/a': null });
  expect(toldOf(first, unlisted).at(1)).toEqual([]);
  expect(toldOf(unlisted)).toEqual([['/']]);
});

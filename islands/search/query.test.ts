import { expect, test } from 'vitest';
import { addressOf, isEmpty, readQuery, summaryOf } from './query.ts';

const read = (written: string) => readQuery(new URLSearchParams(written));

test('a query is read from an address, blanks around it left out', () => {
  expect(read('?q=+open+stack+&year=2025&page=3')).toEqual({
    words: 'open stack',
    category: '',
    year: '2025',
  });
});

test.each(['', '?q=a', '?q=A%26B+c&category=News+%26+Announcements', '?year=2025'])(
  'the address %s is that of its own query',
  (address) => {
    expect(addressOf(read(address))).toBe(address);
  },
);

test('only a query that asks for nothing is empty', () => {
  expect(isEmpty(read('?q=+&category='))).toBe(true);
  expect(isEmpty(read('?year=2025'))).toBe(false);
});

test.each([
  ['?q=zuul', 0, 'No posts for “zuul”'],
  ['?q=zuul', 1, '1 post for “zuul”'],
  ['?year=2025', 12, '12 posts'],
])('for %s and %i posts it says: %s', (address, found, said) => {
  expect(summaryOf(read(address), found)).toBe(said);
});

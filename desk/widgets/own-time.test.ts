import { expect, test } from 'vitest';
import { ownTime } from './own-time.ts';

const noon = '2025-06-03T12:00:00.000Z';

test('an instant is told in the time of a place, with the day that it is there', () => {
  expect(ownTime(noon, 'en-GB', 'Asia/Seoul')).toMatch(/^Tuesday.*21:00 \(Asia\/Seoul\)$/);
  expect(ownTime('2025-06-03T20:00:00.000Z', 'en-GB', 'Asia/Seoul')).toMatch(/^Wednesday/);
});

test('a date that came from a file is an instant too', () => {
  expect(ownTime(new Date(noon), 'en-GB', 'UTC')).toBe(ownTime(noon, 'en-GB', 'UTC'));
});

test.each(['', 'soon', undefined, 7])('%j is no instant', (value) => {
  expect(ownTime(value, 'en-GB', 'UTC')).toBeNull();
});

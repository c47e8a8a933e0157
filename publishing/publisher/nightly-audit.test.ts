import { expect, test } from 'vitest';
import { nightAfter } from './nightly-audit.ts';

test.each([
  ['2026-01-01T02:59:59.999Z', '2026-01-01T03:00:00.000Z'],
  ['2026-01-01T03:00:00.000Z', '2026-01-02T03:00:00.000Z'],
  ['2026-12-31T23:00:00.000Z', '2027-01-01T03:00:00.000Z'],
])('after %s the next audit is at %s', (now, night) => {
  expect(new Date(nightAfter(Date.parse(now))).toISOString()).toBe(night);
});

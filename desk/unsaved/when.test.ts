import { expect, test } from 'vitest';
import { when } from './when.ts';

const now = new Date('2026-11-22T12:00:00Z');

test('text of today has a time', () => {
  expect(when('2026-11-22T10:42:00Z', now, 'en-GB', 'UTC')).toBe('10:42');
});

test('text of another day has a day too, as it is where the editor is', () => {
  expect(when('2026-11-21T23:30:00Z', now, 'en-GB', 'UTC')).toBe('21 November 2026, 23:30');
  expect(when('2026-11-21T23:30:00Z', now, 'en-GB', 'Europe/Berlin')).toBe('00:30');
});

import { describe, expect, it, test } from 'vitest';
import { formatDate, formatInstant, parseDate, parseInstant, yearOf } from './dates.ts';

describe('an instant', () => {
  it.each([
    ['2025-06-03T20:12:35.473Z', '2025-06-03T20:12:35.473Z'],
    ['2025-06-03T20:12:35Z', '2025-06-03T20:12:35.000Z'],
    ['2025-06-03T22:12:35.473+02:00', '2025-06-03T20:12:35.473Z'],
    ['2025-06-03T14:42:35-0530', '2025-06-03T20:12:35.000Z'],
    ['2025-06-03 20:12:35 +00', '2025-06-03T20:12:35.000Z'],
    ['2025-06-03T20:12', '2025-06-03T20:12:00.000Z'],
    ['2025-06-03t20:12:35z', '2025-06-03T20:12:35.000Z'],
    ['2025-06-03 20:12 UTC', '2025-06-03T20:12:00.000Z'],
    ['2025-06-03', '2025-06-03T00:00:00.000Z'],
    ['2025/06/03', '2025-06-03T00:00:00.000Z'],
    ['2020-11-6T13:30:56.289Z', '2020-11-06T13:30:56.289Z'],
    ['2020-1-6 9:05', '2020-01-06T09:05:00.000Z'],
    ['2025-06-03T20:12:35.4736219Z', '2025-06-03T20:12:35.473Z'],
    ['2025-06-03T20:12:35.4Z', '2025-06-03T20:12:35.400Z'],
    ['  2025-06-03  ', '2025-06-03T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2025-01-01T00:30:00+01:00', '2024-12-31T23:30:00.000Z'],
  ])('is read from %s', (written, iso) => {
    expect(parseInstant(written)).toBe(iso);
  });

  it('is read from a date that YAML has parsed already', () => {
    expect(parseInstant(new Date('2025-06-03T20:12:35.473Z'))).toBe('2025-06-03T20:12:35.473Z');
  });

  it.each([
    '2024-02-31',
    '2025-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-06-00',
    '2025-06-03T24:00:00Z',
    '2025-06-03T20:60:00Z',
    '2025-06-03T20:12:60Z',
    '2025-06-03T20:12:35+15:00',
    '2025-06-03T20:12:35+02:75',
    '2025-06/03',
    '03.06.2025',
    '06/03/2025',
    '25-06-03',
    '0025-06-03',
    '2025',
    '2025-06',
    'June 3, 2025',
    'soon',
    '',
    2025,
    true,
    null,
    undefined,
    [],
    {},
    new Date(Number.NaN),
    '9999-12-31T23:59:59-05:00',
  ])('is not guessed from %j', (written) => {
    expect(parseInstant(written)).toBeNull();
  });
});

describe('a date', () => {
  it.each([
    ['2013-09-06 22:02:41 -0400', '2013-09-06T22:02:41.000-04:00'],
    ['2025-06-03T14:42:35+05:30', '2025-06-03T14:42:35.000+05:30'],
    ['2025-06-03T20:12:35+00:00', '2025-06-03T20:12:35.000Z'],
    ['2025-06-03T20:12:35', '2025-06-03T20:12:35.000Z'],
    ['2025-06-03', '2025-06-03T00:00:00.000Z'],
    ['2025\u201106\u201103', '2025-06-03T00:00:00.000Z'],
    ['2025\u221206\u221203T20:12:35Z', '2025-06-03T20:12:35.000Z'],
  ])('keeps the offset of its author: %s', (written, date) => {
    expect(parseDate(written)).toBe(date);
  });
});

describe('a date for readers', () => {
  it('is that of the day in UTC, in the language of the post', () => {
    expect(formatDate('2025-06-03T23:59:59.999Z')).toBe('June 3, 2025');
    expect(formatDate('2025-06-03T00:00:00.000Z', 'de')).toBe('3. Juni 2025');
  });

  it('is the day that its author wrote, where the author wrote an offset', () => {
    expect(formatDate('2013-09-06T22:02:41.000-04:00')).toBe('September 6, 2013');
    expect(formatDate('2025-01-01T00:30:00.000+01:00')).toBe('January 1, 2025');
  });

  it('belongs to the year that it has in the offset of its author', () => {
    expect(yearOf('2024-12-31T23:59:59.999Z')).toBe(2024);
    expect(yearOf('2025-01-01T00:30:00.000+01:00')).toBe(2025);
    expect(yearOf('2024-12-31T23:30:00.000-05:00')).toBe(2024);
  });
});

test('an instant says its hour, and that it is UTC', () => {
  expect(formatInstant('2025-06-03T20:12:35.473Z')).toBe('June 3, 2025 at 20:12 UTC');
  expect(formatInstant('2025-06-03T00:05:00.000Z')).toContain('00:05 UTC');
});

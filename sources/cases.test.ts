import { expect, test } from 'vitest';
import { readCase } from './read-case.ts';

/*
 * Each file in `sources/cases` is one input that another program writes or that somebody
 * mistyped. Each test names the rule by which it is read. Sorted by the number of the case.
 */

test('15: a date that is a group of fields is an error at the date', async () => {
  const found = await readCase('15-date-empty-map.md');
  expect(found.findings).toEqual(['error 5:7 invalid-date']);
});

test('16: a date in Chinese is an error at the date', async () => {
  const found = await readCase('16-date-chinese.md');
  expect(found.findings).toEqual(['error 5:7 invalid-date']);
});

test('17: line ends of Windows change nothing', async () => {
  const found = await readCase('17-crlf.md');
  expect(found.outcomes).toEqual({ '17-crlf.md': 'published' });
});

test('23: a date with the name of a month is an error at the date', async () => {
  const found = await readCase('23-date-month-name.md');
  expect(found.findings).toEqual(['error 5:7 invalid-date']);
});

test('24: a blank behind a fence changes nothing', async () => {
  const found = await readCase('24-fence-blank.md');
  expect(found.outcomes).toEqual({ '24-fence-blank.md': 'published' });
  expect(await found.html()).toContain('Text.');
});

import { expect, test } from 'vitest';
import { differencesBetween } from './findings.ts';

const same = { warnings: ['/a: one.'], shown: { home: 2, news: 3 } };

test('two audits that found the same do not differ', () => {
  expect(differencesBetween(same, structuredClone(same))).toEqual([]);
});

test('what only one of them found is named, with the audit that found it', () => {
  const whole = { warnings: ['/b: two.'], shown: { home: 1, news: 3, year: 1 } };
  expect(differencesBetween(same, whole)).toEqual([
    'Only the whole audit found: /b: two.',
    'Only the incremental audit found: /a: one.',
    'home: the incremental audit found 2 posts, and the whole one 1.',
    'year: the incremental audit found 0 posts, and the whole one 1.',
  ]);
});

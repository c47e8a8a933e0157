import { expect, test } from 'vitest';
import type { Finding } from '#newsroom/findings.ts';
import { summary } from './summary.ts';

const warning: Finding = {
  severity: 'warning',
  rule: 'missing-alt',
  file: 'posts/a.md',
  line: 3,
  column: 1,
  message: 'A picture has no alternative text.',
  repair: 'Describe it.',
};

/** What is printed of an edition with so many warnings and one post, or none. */
function printed(count: number, others: string[] = [], lists = false, posts = 1) {
  const edition = {
    findings: Array.from({ length: count }, () => warning),
    ledger: Array.from({ length: posts }, () => ({ file: 'posts/a.md', outcome: 'published' })),
  } as unknown as Parameters<typeof summary>[0]['edition'];
  return summary({ edition }, { findings: [], others }, lists);
}

test('warnings are counted, with the command that lists them', () => {
  expect(printed(0)).toHaveLength(1);
  expect(printed(1).at(-1)).toBe('1 warning: `npm run check` lists it.');
  expect(printed(3).at(-1)).toBe('3 warnings: `npm run check` lists them.');
});

test('where some are found by a build alone, the command that lists all of them is named', () => {
  expect(printed(1, ['Too many files.']).at(-1)).toBe(
    '2 warnings: `npm run build -- --verbose` lists them.',
  );
});

test('with --verbose every warning is listed, and none is pointed to', () => {
  const lines = printed(2, ['Too many files.'], true);
  expect(lines.filter((line) => line.includes('missing-alt'))).toHaveLength(2);
  expect(lines).toContain('Too many files.');
  expect(lines.join('\n')).not.toContain('lists');
});

test('an empty site says what to do first', () => {
  const text = printed(0, [], false, 0).join('\n');
  expect(text).toContain('npm run edit');
  expect(text).toMatch(/posts\/hello\.md.*templateKey: blog-post/s);
});

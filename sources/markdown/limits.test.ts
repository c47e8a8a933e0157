import { expect, test } from 'vitest';
import { renderBody } from './render.ts';
import { render } from './test-render.ts';

test.each([
  ['too-long', 'word '.repeat(2_000_000), 'a text of 10 MB'],
  [
    'too-long',
    `${'|a'.repeat(500)}\n${'|-'.repeat(500)}\n${'|a\n'.repeat(500)}`,
    'a table without end',
  ],
  ['nested-too-deeply', '> '.repeat(5_000), 'quotes in quotes'],
  ['nested-too-deeply', `${'> '.repeat(150)}x`, 'many quotes in quotes'],
  ['nested-too-deeply', '- '.repeat(5_000), 'lists in lists'],
  ['nested-too-deeply', '<div>'.repeat(5_000), 'elements in elements'],
  ['nested-too-deeply', `a ${'<span>'.repeat(5_000)}`, 'elements in a line'],
])('%s: a body is refused with an error, not with a crash (%#)', async (rule, markdown) => {
  const { body, findings } = await renderBody(markdown, { file: 'a.md', line: 7 });
  expect(findings).toMatchObject([
    { severity: 'error', rule, file: 'a.md', line: 7, column: 1 },
  ]);
  expect(body).toEqual({
    html: '',
    headings: [],
    pictures: [],
    excerpt: '',
    text: '',
    words: 0,
    minutes: 0,
    script: null,
  });
});

test('a large picture in the text does not count as text', async () => {
  const { findings } = await render(`![a](data:image/png;base64,${'A'.repeat(2_000_000)})`);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('what posts may well hold is not refused', async () => {
  const deep = `${'> '.repeat(20)}${'<div>'.repeat(30)}\n\n~~~\n${'>'.repeat(400)}\n~~~`;
  expect((await render(deep)).findings.filter(({ severity }) => severity === 'error')).toEqual(
    [],
  );
});

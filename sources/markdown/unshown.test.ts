import { expect, test } from 'vitest';
import { render } from './test-render.ts';

test.each([
  ['a note that nobody refers to', 'Text.\n\n[^1]: A note.', '3:1 unused-footnote'],
  [
    'a note that only such a note refers to',
    'Text.\n\n[^1]: A[^2].\n\n[^2]: B.',
    '3:1 unused-footnote',
    '5:1 unused-footnote',
  ],
  ['a note defined twice', 'A[^1].\n\n[^1]: B.\n\n[^1]: C.', '5:1 repeated-footnote'],
  ['a reference without a note', 'A [^2].\n\nB[^1].\n\n[^1]: C.', '1:3 missing-footnote'],
  ['a link definition that no link uses', 'A.\n\n[b]: /c', '3:1 unused-link-definition'],
  [
    'a link defined twice with two addresses',
    '[b]\n\n[b]: /c\n[b]: /d',
    '4:1 repeated-link-definition',
  ],
  ['a cell too many', '| a |\n|---|\n| b | c |', '3:5 extra-cells'],
  ['a control character', 'A\u0007b.', '1:2 control-character'],
  ['an override of the writing direction', 'A\u202Eb.', '1:2 control-character'],
  ['a link to no part of the post', '## A\n\n[b](#c)', '3:1 dead-anchor'],
  ['a link with brackets round its address', '[a]([https://b.org/C])', '1:1 removed-html'],
  ['a link whose address starts with a colon', '[a](:b)', '1:1 removed-html'],
  ['a post without text', '\n\n<!-- later -->\n', '1:1 empty-post'],
])('%s is reported with its place', async (_, markdown, ...expected) => {
  const { found, findings } = await render(markdown);
  expect(found).toEqual(expected);
  for (const { severity, message, repair } of findings) {
    expect(severity).toBe('warning');
    expect(message).toMatch(/^[A-Z“].*\.$/);
    expect(repair).toMatch(/^[A-Z].*\.$/);
  }
});

test('a link with brackets round its address is told the address without them', async () => {
  const { findings, text } = await render('[a]([https://b.org/C])');
  expect(text).toBe('a');
  expect(findings[0]?.repair).toContain('“https://b.org/C”');
});

test.each([
  ['notes that are referred to, also from notes', 'A[^1].\n\n[^1]: B[^2].\n[^2]: C.'],
  ['links by reference', '[a] ![b][c]\n\n[a]: /d\n[c]: /e.png'],
  ['a link defined twice with the same address', '[b]\n\n[b]: /c\n[b]: /c'],
  ['remarks in link definitions', 'A.\n\n[//]: # (a remark)\n\n[comment]: <> (another)'],
  ['empty cells at the end of a row', '| a |\n|---|\n| b | |'],
  ['a pattern of characters', 'Match [^a-z] here.'],
  ['an escaped bracket', 'Write \\[^1] here.'],
  ['code with all of this', '~~~\n[^1]: a\n[b]: /c\n\u0007\n~~~\n\n`[^1]`'],
  ['links to headings and to parts of the page', '## A b\n\n[c](#a-b) [d](#top) [e](#share)'],
  ['a picture alone', '![A duck](a.png)'],
])('%s are not reported', async (_, markdown) => {
  expect((await render(markdown)).found).toEqual([]);
});

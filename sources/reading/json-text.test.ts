import { expect, test } from 'vitest';
import { readJsonText } from './json-text.ts';

test('gives the value, and where each part of it stands', () => {
  const read = readJsonText('{\n  "categories": [\r\n    { "id": "news" },\n    5\n  ]\n}\n');
  if ('fault' in read) throw new Error(read.fault.reason);
  expect(read.value).toEqual({ categories: [{ id: 'news' }, 5] });
  expect(read.position([])).toEqual({ line: 1, column: 1 });
  expect(read.position(['categories', 0, 'id'])).toEqual({ line: 3, column: 13 });
  expect(read.position(['categories', 1])).toEqual({ line: 4, column: 5 });
  // What is absent stands where the nearest value around it does.
  expect(read.position(['categories', 0, 'label', 'x'])).toEqual({ line: 3, column: 5 });
});

test.each([
  ['', 1, 1, 'a value is missing'],
  ['[', 1, 2, 'a `]` is missing'],
  ['[1,\n 2,\n]', 3, 1, 'a value is missing'],
  ['[\n  { "id": "a" }\n  { "id": "b" }\n]', 3, 3, 'a comma is missing'],
  ['{ "a" 1 }', 1, 7, 'a colon is missing'],
  ["['a']", 1, 2, 'this is no value: text stands in double quotation marks'],
  ['["a]', 1, 2, 'a quotation mark is missing'],
  ['[] []', 1, 4, 'more follows after its end'],
  ['[1] // news', 1, 5, 'JSON has no comments'],
])('%j is an error with line and column', (text, line, column, reason) => {
  expect(readJsonText(text)).toEqual({ fault: { line, column, reason } });
});

test('takes what JSON.parse takes, and nothing else', () => {
  const texts = [
    '[01]',
    '{"a":1,"a":2}',
    '{"a":1,}',
    'nul',
    '"\\u12"',
    '"\t"',
    ' 1e5 ',
    '-',
    '[1 2]',
  ];
  for (const text of texts) {
    const read = readJsonText(text);
    const expected = () => ({ value: JSON.parse(text) });
    if ('fault' in read) expect(expected, text).toThrow();
    else expect({ value: read.value }, text).toEqual(expected());
  }
});

test('a text that is nested a hundred thousand times is an error as well', () => {
  expect(readJsonText('['.repeat(100_000))).toEqual({
    fault: { line: 1, column: 1, reason: 'it is nested too deeply' },
  });
});

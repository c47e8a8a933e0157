import { expect, test } from 'vitest';
import { mendJson } from './mend-json.ts';

const LIST = `{
  "title":  "Blog",
  "categories": [
    { "id": "a", "text": "News & more" },
    { "text": "Community", "id": "b" }
  ]
}
`;

const data = () => JSON.parse(LIST) as { title: string; categories: object[] };

test('a list that nobody has changed comes back byte for byte', () => {
  expect(mendJson(LIST, data())).toBe(LIST);
});

test('a category that comes takes one line, and the others keep theirs', () => {
  const values = data();
  values.categories.push({ id: 'c', text: 'C "quoted"' });
  const lines = mendJson(LIST, values).split('\n');
  expect(lines[4]).toBe('    { "text": "Community", "id": "b" },');
  expect(lines[5]).toBe('    { "id": "c", "text": "C \\"quoted\\"" }');
  expect(lines.filter((line) => !LIST.includes(line.replace(/,$/, '')))).toHaveLength(1);
});

test('a category that goes takes its line with it', () => {
  const values = data();
  values.categories.shift();
  expect(mendJson(LIST, values)).toBe(
    LIST.replace('    { "id": "a", "text": "News & more" },\n', ''),
  );
});

test('a value within the list changes alone', () => {
  expect(mendJson(LIST, { ...data(), title: 'News' })).toBe(LIST.replace('"Blog"', '"News"'));
});

test('what cannot be done in place is written anew, with the same values', () => {
  expect(JSON.parse(mendJson(LIST, { ...data(), more: 1 }))).toEqual({ ...data(), more: 1 });
  expect(JSON.parse(mendJson(LIST, { title: 'x' }))).toEqual({ title: 'x' });
  expect(mendJson('not JSON', { a: 1 })).toBe('{\n  "a": 1\n}\n');
  expect(mendJson(null, { a: 1 })).toBe('{\n  "a": 1\n}\n');
});

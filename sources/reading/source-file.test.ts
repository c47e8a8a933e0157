import { expect, test } from 'vitest';
import { readSourceFile } from './source-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function source(text: string) {
  const result = readSourceFile('x.md', bytes(text));
  if (!('source' in result)) throw new Error(JSON.stringify(result));
  return result.source;
}

function error(content: Uint8Array) {
  const result = readSourceFile('x.md', content);
  if (!('errors' in result)) throw new Error('read without an error');
  const [first] = result.errors;
  return first;
}

test('fields, body and the line on which the body starts are told apart', () => {
  const { data, body, bodyLine } = source('---\ntitle: A\n---\nText\n');
  expect(data).toEqual({ title: 'A' });
  expect(body).toBe('Text\n');
  expect(bodyLine).toBe(4);
});

test.each([
  ['a BOM', '\uFEFF---\ntitle: A\n---\nText'],
  ['CRLF', '---\r\ntitle: A\r\n---\r\nText'],
  ['blank lines before the fence', '\n\n---\ntitle: A\n---\nText'],
  ['blanks behind the fences', '---  \ntitle: A\n---\t\nText'],
])('%s changes nothing', (_, text) => {
  expect(source(text)).toMatchObject({ data: { title: 'A' }, body: 'Text' });
});

test('a rule in the body does not end the frontmatter again', () => {
  expect(source('---\ntitle: A\n---\nOne\n\n---\n\nTwo').body).toBe('One\n\n---\n\nTwo');
});

test('a value is found at its line and column, an absent one at the fence', () => {
  const { position } = source('---\ntitle: A\nseo:\n  url: https://x.org\n---\n');
  expect(position(['seo', 'url'])).toEqual({ line: 4, column: 8 });
  expect(position(['date'])).toEqual({ line: 1, column: 1 });
});

test('broken YAML is an error at its own line', () => {
  expect(error(bytes('---\ntitle: A\nauthor: "B\n---\nText'))).toMatchObject({
    severity: 'error',
    rule: 'invalid-yaml',
    line: 3,
  });
});

test('a key that is written twice is an error, since one of the two would be lost', () => {
  expect(error(bytes('---\ntitle: A\ntitle: B\n---\n'))).toMatchObject({
    rule: 'invalid-yaml',
    line: 3,
  });
});

test('aliases that would expand without end are an error, not a hang', () => {
  const bomb = Array.from(
    { length: 12 },
    (_, n) => `k${n}: &a${n} [${n ? `*a${n - 1},`.repeat(9) : '"x"'}]`,
  );
  expect(error(bytes(`---\n${bomb.join('\n')}\n---\n`))).toMatchObject({
    rule: 'invalid-yaml',
  });
});

test('a byte that is not UTF-8 is named by line and column', () => {
  const latin1 = Buffer.concat([
    bytes('---\ntitle: Caf'),
    Buffer.from([0xe9]),
    bytes('\n---\n'),
  ]);
  expect(error(latin1)).toMatchObject({ rule: 'not-utf8', line: 2, column: 11 });
});

test('a replacement character that somebody wrote is text', () => {
  expect(source('---\ntitle: A\uFFFDB\n---\n').data).toEqual({ title: 'A\uFFFDB' });
});

test.each([
  ['an empty file', '', 'empty-file'],
  ['white space alone', ' \n\n', 'empty-file'],
  ['fields without the line above them', 'title: A\ndate: x\n---\n', 'no-frontmatter'],
  ['frontmatter without an end', '---\ntitle: A\n', 'no-frontmatter'],
])('%s is an error that says so', (_, text, rule) => {
  expect(error(bytes(text))).toMatchObject({ rule });
});

test.each([
  [
    'a list of 20,000 keys',
    Array.from({ length: 20_000 }, (_, at) => `key${at}: 1`).join('\n'),
  ],
  ['20,000 keys on one line', `{${Array.from({ length: 20_000 }, (_, at) => `k${at}: 1`)}}`],
  ['brackets in brackets', `a: ${'['.repeat(100_000)}`],
])('%s is refused before it is parsed, with its place', (_, yaml) => {
  const began = process.cpuUsage();
  const result = readSourceFile('x.md', bytes(`---\n${yaml}\n---\nText.\n`));
  const { user } = process.cpuUsage(began);
  expect(result).toMatchObject({ errors: [{ rule: 'too-costly', line: 2, column: 1 }] });
  expect(user / 1000).toBeLessThan(500);
});

test('a file without frontmatter is none of ours', () => {
  expect(readSourceFile('README.md', bytes('# Read me\n\nText.\n'))).toEqual({
    ignored: expect.stringContaining('no frontmatter'),
  });
});

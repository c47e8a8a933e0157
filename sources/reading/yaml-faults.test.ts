import { expect, test } from 'vitest';
import { readFrontmatter } from './read-frontmatter.ts';

/** The parser's words, and those of the specification: an author knows none of them. */
const JARGON = /implicit|scalar|mapping|sequence|flow|block|token|directive|node|plain value/i;

/** Each is one slip, with its place and what to write. The first line of a file is its fence. */
const slips: [yaml: string, place: [line: number, column: number], says: RegExp][] = [
  ['title: a: b\ndate: x', [2, 8], /`title` holds a colon.*Write `title: "a: b"`/],
  ['title: *bold* text\ndate: x', [2, 8], /starts with `\*` needs quotation marks/],
  ['title: !hello\ndate: x', [2, 8], /starts with `!` needs quotation marks/],
  ['title: %x y\ndate: x', [2, 8], /starts with `%` needs quotation marks/],
  ['title: `x` y', [2, 8], /starts with ` needs quotation marks|starts with ```/],
  ['title: > foo\ndate: x', [2, 8], /starts with `>` needs quotation marks/],
  ['title: - foo\ndate: x', [2, 8], /starts with `-` needs quotation marks/],
  ['title: [Video] Foo bar\ndate: x', [2, 8], /starts with `\[` needs quotation marks/],
  ['title: "a \\d b"\ndate: x', [2, 11], /“\\d” is none.*Write \\\\/],
  [
    'title: "He said "hi" there"\ndate: x',
    [2, 18],
    /is closed before this.*the whole of it in '/,
  ],
  ["title: 'It's fine'\ndate: x", [2, 12], /is closed before this.*''/],
  ['title: x\nhello\ndate: x', [3, 1], /belongs to `title` above.*two spaces/],
  ['title: x\nhello', [3, 1], /belongs to `title` above/],
  ['hello there\ndate: x', [2, 1], /is no field.*`name: value`/],
  ['title:x\ndate: y', [2, 1], /Behind `title:` a blank is missing/],
  ['title: x\n  date: y\n', [3, 3], /indented below `title`.*without blanks/],
  ['seo:\n    a: b\n  c: d\n', [4, 3], /more or fewer blanks/],
  ['seo:\n\ttitle: x\n', [3, 1], /indented by a tab/],
  ['image: {src: a\ndate: x', [2, 8], /The group that opens with `\{` here has no `\}`/],
  ['seo:\n  a: 1\n  a: 2\n', [4, 3], /`a` stands twice \(line 3 and 4\)/],
  ['a: 1\n"b\nc: d', [3, 1], /opens with " here has no closing "/],
  ['title: x\n...\ndate: x', [4, 1], /Take the line `\.\.\.` out/],
];

test.each(slips)('the fault in %j is told where it begins', (yaml, [line, column], says) => {
  const read = readFrontmatter(yaml, 1);
  if (!('faults' in read)) throw new Error(`read as ${JSON.stringify(read.data)}`);
  const [fault] = read.faults;
  expect([fault?.line, fault?.column]).toEqual([line, column]);
  expect(`${fault?.message} ${fault?.repair}`).toMatch(says);
  expect(fault?.message).not.toMatch(JARGON);
});

test('quoted text that goes on in column 1 keeps its value, also deeper, and places stay true', () => {
  const yaml = `seo:\n  description: "one\ntwo\n\nthree"\n  url: x\nlist:\n  - 'a\nb'\n  - c\n`;
  const read = readFrontmatter(yaml, 1);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  expect(read.data).toEqual({
    seo: { description: 'one two\nthree', url: 'x' },
    list: ['a b', 'c'],
  });
  expect(read.position(['seo', 'url'])).toEqual({ line: 7, column: 8 });
});

import { expect, test } from 'vitest';
import { printable, printableLines } from './printable.ts';

test('what a terminal would obey is written out', () => {
  expect(printable('a\x1b[2Jb\nc\r\td\x9b.md')).toBe(
    'a\\u{1B}[2Jb\\u{A}c\\u{D}\\u{9}d\\u{9B}.md',
  );
});

test('what turns the direction of a line is written out', () => {
  expect(printable('x\u202Edm.\u2066\u200F\u061C')).toBe(
    'x\\u{202E}dm.\\u{2066}\\u{200F}\\u{61C}',
  );
  expect(printable('a\u2028b\u2029')).toBe('a\\u{2028}b\\u{2029}');
});

test('letters of every script stay as they are', () => {
  const name = 'posts/Größe – 新闻 – שלום – كلمة 👩‍💻.md';
  expect(printable(name)).toBe(name);
});

test('text of several lines keeps its lines', () => {
  expect(printableLines('one\ntwo\x1b[2J')).toBe('one\ntwo\\u{1B}[2J');
});

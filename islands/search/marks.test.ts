import { expect, test } from 'vitest';
import { markWords, type Piece, readExcerpt } from './marks.ts';

/** Pieces as a person would write them. */
const shown = (pieces: Piece[]) =>
  pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

test.each([
  ['a <mark>b</mark> c', 'a [b] c'],
  ['<mark>a</mark> <mark>b</mark>', '[a] [b]'],
  ['&lt;script> <mark>x&lt;/b&gt;</mark>', '<script> [x</b>]'],
  ['no mark', 'no mark'],
])('the excerpt %s reads %s', (excerpt, read) => {
  expect(shown(readExcerpt(excerpt))).toBe(read);
});

test('words of a script without blanks stand together again, also beside marks', () => {
  expect(shown(readExcerpt('容器 <mark>编排</mark> 与 机密 OpenStack 计算'))).toBe(
    '容器[编排]与机密 OpenStack 计算',
  );
});

test.each([
  ['OpenStack and Kata', 'openstack', '[OpenStack] and Kata'],
  ['Releases of a release', 'release', '[Releases] of a [release]'],
  ['Restack the stack', 'stack', 'Restack the [stack]'],
  ['C++ (and more)', 'c++ (more', '[C]++ (and [more])'],
  ['Ünder über', 'über', 'Ünder [über]'],
  ['<b> & c', '...', '<b> & c'],
  ['OpenStack用户的数据库', '数据库', 'OpenStack用户的[数据库]'],
])('in the title %s the words “%s” are marked: %s', (title, words, marked) => {
  expect(shown(markWords(title, words))).toBe(marked);
});

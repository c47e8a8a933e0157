import { expect, test } from 'vitest';
import { plain, shorten } from './text.ts';

test('white space is folded, whatever it is made of', () => {
  expect(plain(' a\u00A0b\r\n\tc\u202Fd\u0085e\u2028f ')).toBe('a b c d e f');
});

test('controls, lone surrogates, noncharacters and turns of direction are dropped', () => {
  expect(plain('a\u0000b\u0007c\uD800d\uFFFEe\u202Ef\u2066g\u007Fh')).toBe('abcdefgh');
});

test('joiners stay, without which emoji and Persian words fall apart', () => {
  expect(plain('👩‍👩‍👧 می‌خواهم')).toBe('👩‍👩‍👧 می‌خواهم');
});

test('what is dropped does not count', () => {
  expect(shorten(' one\u0000\n two ', { characters: 7 })).toBe('one two');
});

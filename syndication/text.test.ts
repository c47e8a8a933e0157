import { expect, test } from 'vitest';
import { limits, plain, shorten } from './text.ts';

const bytes = (text: string) => new TextEncoder().encode(text).length;

test('a text that fits is left as it is', () => {
  expect(shorten('Volunteers release a handbook', limits.title)).toBe(
    'Volunteers release a handbook',
  );
});

test('white space is folded, whatever it is made of', () => {
  expect(plain(' a\u00A0b\r\n\tc\u202Fd\u0085e\u2028f ')).toBe('a b c d e f');
});

test('controls, lone surrogates, noncharacters and turns of direction are dropped', () => {
  expect(plain('a\u0000b\u0007c\uD800d\uFFFEe\u202Ef\u2066g\u007Fh')).toBe('abcdefgh');
});

test('joiners stay, without which emoji and Persian words fall apart', () => {
  expect(plain('👩‍👩‍👧 می‌خواهم')).toBe('👩‍👩‍👧 می‌خواهم');
});

test('a shortened text ends at the end of a word, with an ellipsis that counts', () => {
  const short = shorten('one two three four', { characters: 12 });
  expect(short).toBe('one two…');
});

test('punctuation that led on is dropped before the ellipsis', () => {
  expect(shorten('First, second — third thing', { characters: 18 })).toBe('First, second…');
  expect(shorten('The end. Another begins', { characters: 12 })).toBe('The end…');
  expect(shorten('KubeCon + CloudNativeCon', { characters: 14 })).toBe('KubeCon…');
});

test('a word with a hyphen or an apostrophe is not parted', () => {
  expect(shorten('we love open-source code', { characters: 14 })).toBe('we love…');
});

test('bytes are counted beside characters', () => {
  const korean = '오픈인프라 재단이 리눅스 재단에 합류하여 새로운 장을 엽니다';
  const short = shorten(korean, limits.title);
  expect(bytes(short)).toBeLessThanOrEqual(70);
  expect(korean.startsWith(short.slice(0, -1))).toBe(true);
  expect(korean.charAt(short.length - 1)).toBe(' ');
});

test('Chinese, Japanese and Thai are cut between words though they have no blanks', () => {
  expect(shorten('開放基礎設施基金會加入Linux基金會', { characters: 8 })).toMatch(
    /^開放基礎(設施(基金)?)?…$/,
  );
  expect(shorten('สวัสดีครับยินดีต้อนรับทุกคน', { characters: 14 })).toBe('สวัสดีครับ…');
});

test('one endless word is cut between graphemes', () => {
  const short = shorten('👩‍👩‍👧‍👦'.repeat(30), { characters: 70, bytes: 70 });
  expect(short).toBe(`${'👩‍👩‍👧‍👦'.repeat(2)}…`);
});

test('an endless word behind a short one does not take the text with it', () => {
  const short = shorten(`A ${'x'.repeat(500)}`, { characters: 70 });
  expect(short).toHaveLength(70);
});

test.each([
  'Very long title '.repeat(400),
  'é'.repeat(5_000),
  '한글 '.repeat(2_000),
  '🇪🇺'.repeat(2_000),
])('a text of thousands of characters meets every limit', (text) => {
  for (const limit of Object.values(limits)) {
    const short = shorten(text, limit);
    expect(short.length).toBeLessThanOrEqual(limit.characters);
    if ('bytes' in limit) expect(bytes(short)).toBeLessThanOrEqual(limit.bytes);
    expect(short.length).toBeGreaterThan(limit.characters / 6);
    expect(short).toMatch(/…$/);
  }
});

test('where not even one grapheme has room, nothing is left', () => {
  expect(shorten('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', { characters: 5 })).toBe('');
});

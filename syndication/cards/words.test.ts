import { expect, test } from 'vitest';
import { Press } from './press.ts';
import { settingFor } from './setting.ts';
import { BREAK, readWords, tidy } from './words.ts';

const press = new Press();
const read = (text: string) => readWords(text, settingFor(text, null, 'headline'), press);

test.each([
  ['blanks and new lines', '  a \t b\n\nc\u3000d ', 'a b c d'],
  ['control characters', 'a\u0000b\u0007c', 'abc'],
  ['half characters', 'a\ud83db', 'ab'],
  ['private characters', 'a\ue000b', 'ab'],
  ['soft hyphens and marks of byte order', '\ufeffso\u00adft', 'soft'],
  ['overrides of direction', '\u202eevil\u202c', 'evil'],
  ['letters with loose accents', 'e\u0301', 'é'],
  ['mathematical alphabets', '𝐁𝐨𝐥𝐝 𝖘𝖎𝖌𝖓𝖘 𝟙', 'Bold signs 1'],
  ['ligatures', 'ﬁne ﬂow ﬓ ﻻ', 'fine flow մն لا'],
  ['stacks of marks', 'Zx\u0321\u0338\u0322\u0335\u0301o', 'Zx\u0338\u0335o'],
])('tidy text is free of %s', (_, text, tidied) => {
  expect(tidy(text)).toBe(tidied);
});

test('a blank that may not break stays', () => {
  expect(tidy('5\u00a0GB 5\u202fGB')).toBe('5\u00a0GB 5\u00a0GB');
});

test.each(['½ ² ™ … № ℝ ①', 'Ẹ̀kọ́ Yorùbá', 'שָׁלוֹם', 'ก็ที่น้ำ', 'සිංහල ශ්‍රී'])(
  'what a language or a reader needs stays: %s',
  (text) => {
    expect(tidy(text)).toBe(text.normalize('NFC'));
  },
);

test('text that fonts have is one piece', async () => {
  expect(await read('Ildikó → Ωmega ≠ 漢字 ✓')).toEqual({
    pieces: [{ text: 'Ildikó → Ωmega ≠ 漢字 ✓' }],
    leftOut: [],
  });
});

test.each([
  ['🚀', 'rocket'],
  ['🇰🇷', 'flag-south-korea'],
  ['❤️', 'red-heart'],
  ['❤️‍🔥', 'heart-on-fire'],
  ['👩🏽‍💻', 'woman-technologist-medium-skin-tone'],
  ['1️⃣', 'keycap-1'],
  ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'flag-scotland'],
])('%s is the picture %s', async (emoji, name) => {
  expect((await read(`a ${emoji} b`)).pieces).toEqual([
    { text: 'a ' },
    { emoji: name },
    { text: ' b' },
  ]);
});

test.each(['©', '™', '✓', '↔', '3'])('%s without a selector is text', async (sign) => {
  expect((await read(sign)).pieces).toEqual([{ text: sign }]);
});

test('a mark that no font has is left out, and its letter stays', async () => {
  expect(await read('a\u0322b')).toEqual({
    pieces: [{ text: 'ab' }],
    leftOut: ['a\u0322'],
  });
});

test('a sign that no font has is left out', async () => {
  expect(await read('What‽')).toEqual({ pieces: [{ text: 'What' }], leftOut: ['‽'] });
});

test('letters that no font has are left out one by one', async () => {
  expect(await read('Signs 𓀀𓂀 of old')).toEqual({
    pieces: [{ text: 'Signs  of old' }],
    leftOut: ['𓀀', '𓂀'],
  });
});

test.each([
  ['Thai', 'ข่าวดีๆ', 'ข่าว|ดีๆ'],
  ['Khmer', 'ហេដ្ឋារចនាសម្ព័ន្ធបើកចំហ', 'ហេដ្ឋារចនាសម្ព័ន្ធ|បើកចំហ'],
  ['Lao', 'ໂຄງລ່າງ', 'ໂຄງ|ລ່າງ'],
  ['Burmese', 'အခြေခံအဆောက်အအုံ', 'အခြေခံ|အဆောက်အအုံ'],
])('lines of %s may end between words', async (_, text, parted) => {
  expect((await read(text)).pieces).toEqual([{ text: parted.replaceAll('|', BREAK) }]);
});

test('no line of Burmese begins with the sign of the genitive', async () => {
  expect((await read('အဝိုင်း၏')).pieces).toEqual([{ text: 'အဝိုင်း\u2060၏' }]);
});

test('joiners stay where letters join, and go elsewhere', async () => {
  expect((await read('می\u200cآید')).pieces).toEqual([{ text: 'می\u200cآید' }]);
  expect((await read('ක්\u200dරියා')).pieces).toEqual([{ text: 'ක්\u200dරියා' }]);
  expect((await read('a\u200cb')).pieces).toEqual([{ text: 'ab' }]);
});

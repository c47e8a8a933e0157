import { expect, test } from 'vitest';
import { Press } from './press.ts';
import { settingFor } from './setting.ts';
import { readWords, tidy } from './words.ts';

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
])('tidy text is free of %s', (_, text, tidied) => {
  expect(tidy(text)).toBe(tidied);
});

test('a blank that may not break stays', () => {
  expect(tidy('5\u00a0GB 5\u202fGB')).toBe('5\u00a0GB 5\u00a0GB');
});

test('text that fonts have is one piece', async () => {
  expect(await read('Ildikó → Ωmega ≠ 漢字 ✓')).toEqual({
    pieces: [{ text: 'Ildikó → Ωmega ≠ 漢字 ✓' }],
    leftOut: [],
    isLegible: true,
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
  const { pieces, leftOut, isLegible } = await read('a\u0322b');
  expect({ pieces, leftOut, isLegible }).toEqual({
    pieces: [{ text: 'ab' }],
    leftOut: ['a\u0322'],
    isLegible: true,
  });
});

test('a sign that no font has is left out', async () => {
  const { pieces, leftOut, isLegible } = await read('What‽');
  expect({ pieces, leftOut, isLegible }).toEqual({
    pieces: [{ text: 'What' }],
    leftOut: ['‽'],
    isLegible: true,
  });
});

test('text without its letters is not legible', async () => {
  expect(await read('ข่าว')).toMatchObject({ isLegible: false, leftOut: ['ข่', 'า', 'ว'] });
});

test('joiners stay where letters join, and go elsewhere', async () => {
  expect((await read('می\u200cآید')).pieces).toEqual([{ text: 'می\u200cآید' }]);
  expect((await read('a\u200cb')).pieces).toEqual([{ text: 'ab' }]);
});

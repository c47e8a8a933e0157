import { expect, test } from 'vitest';
import type { Line } from './design.ts';
import { difficultTitles } from './difficult-titles.ts';
import { fitLine, fitTitle } from './fit.ts';
import { Press } from './press.ts';
import { tidy } from './words.ts';

const press = new Press();
const textOf = (line: Line | null) =>
  line?.pieces.map((piece) => ('text' in piece ? piece.text : '')).join('');

test('the longer a title, the smaller its type', async () => {
  const sentence = 'Open infrastructure runs everywhere and for everyone on this planet, ';
  const sizes = await Promise.all(
    [5, 20, 60, 120, 200].map(async (length) => {
      const line = await fitTitle(sentence.repeat(3).slice(0, length), null, press);
      return line?.size ?? 0;
    }),
  );
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(new Set(sizes).size).toBe(sizes.length);
});

test.each(
  difficultTitles
    .map(({ title, lang }) => ({ title: tidy(title), lang: lang ?? null }))
    .filter(({ title }) => title.length <= 200 && /^[\p{L}\p{P}\p{Zs}\d]+$/u.test(title))
    .filter(({ lang }) => lang !== 'th'),
)('$title is not shortened', async ({ title, lang }) => {
  expect(textOf(await fitTitle(title, lang, press))).toBe(title);
});

test('a title that no size holds ends with an ellipsis after a whole word', async () => {
  const title = 'Everything that we know about this release, and more. '.repeat(20).trim();
  const shown = textOf(await fitTitle(title, null, press)) ?? '';
  expect(shown).toMatch(/\p{L}…$/u);
  expect(`${title} `).toContain(`${shown.slice(0, -1)}`);
  expect(title[shown.length - 1]).toMatch(/[\s,.]/);
  expect(shown.length).toBeGreaterThan(200);
});

test('a word without end is cut within', async () => {
  const shown = textOf(await fitTitle('abcdefghij'.repeat(500), null, press));
  expect(shown).toMatch(/^(abcdefghij)+[a-j]*…$/);
});

test('a word is broken only where no size holds it on one line', async () => {
  const wrap = async (title: string) => (await fitTitle(title, null, press))?.wrap;
  expect(await wrap('Interoperability')).toBe('words');
  expect(await wrap('x'.repeat(60))).toBe('anywhere');
});

test('a title without letters that can be drawn is none', async () => {
  expect(await fitTitle('ข่าวโครงสร้าง', 'th', press)).toBeNull();
  expect(await fitTitle(' \u0000 ', null, press)).toBeNull();
});

test('a line shrinks before it is shortened', async () => {
  const room = { sizes: [26, 20], width: 300 };
  const sizeOf = async (text: string) => (await fitLine(text, room, press))?.size;
  expect(await sizeOf('Community')).toBe(26);
  expect(await sizeOf('Announcements of news, and')).toBe(20);
  const shown = await fitLine('Announcements of news, and some more of them', room, press);
  expect(textOf(shown)).toMatch(/^Announcements of news.*\p{L}…$/u);
  expect(await fitLine(null, room, press)).toBeNull();
});

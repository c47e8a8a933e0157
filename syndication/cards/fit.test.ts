import { expect, test } from 'vitest';
import { drawTitle, type Line, ROOM } from './design.ts';
import { difficultTitles } from './difficult-titles.ts';
import { fitLine, fitTitle, widthOf } from './fit.ts';
import { Press } from './press.ts';
import { titlesInScripts } from './titles-in-scripts.ts';
import { BREAK, tidy } from './words.ts';

const press = new Press();
const textOf = (line: Line | null) =>
  line?.pieces
    .map((piece) => ('text' in piece ? piece.text : ''))
    .join('')
    .replaceAll(BREAK, '')
    .replaceAll('\u2060', '');

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
  [...difficultTitles, ...Object.values(titlesInScripts)]
    .map(({ title, lang }) => ({ title: tidy(title), lang: lang ?? null }))
    .filter(
      ({ title }) => title.length <= 200 && /^[\p{L}\p{M}\p{P}\p{Zs}\p{Cf}\d]+$/u.test(title),
    )
    .filter(({ title }) => !/Z\p{M}|𓀀/u.test(title))
    .filter(({ title }) => !title.split(' ').some((word) => word.length > 40)),
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
  expect(shown).toMatch(/^[a-j-]+…$/);
  expect(shown?.replaceAll('-', '')).toMatch(/^(abcdefghij)+[a-j]*…$/);
});

test('a word is broken only where no size holds it on one line', async () => {
  const wrap = async (title: string) => (await fitTitle(title, null, press))?.wrap;
  expect(await wrap('Interoperability')).toBe('words');
  expect(await wrap('x'.repeat(60))).toBe('anywhere');
});

test('a broken word has a hyphen, and an address none behind its own signs', async () => {
  const word = 'Donaudampfschifffahrtsgesellschaftskapitänsmütze';
  const shown = textOf(await fitTitle(`Die ${word} is back`, null, press)) ?? '';
  expect(shown).toMatch(/^Die Donau[a-z]+-[a-zä]+.*ütze is back$/);
  expect(shown.replaceAll('-', '')).toBe(`Die ${word} is back`);
  const path = 'opendev.org/openstack/openstack_helm_infrastructure/charts/values.yaml';
  expect(textOf(await fitTitle(path, null, press))).toBe(path);
});

test('no line of any title reaches beyond its column', async () => {
  const lines = [...difficultTitles, ...Object.values(titlesInScripts)].map(
    ({ title, lang = null }) => fitTitle(title, lang, press),
  );
  for (const line of await Promise.all(lines)) {
    if (!line) continue;
    const { runs } = await press.measure(drawTitle(line), ROOM.column);
    for (const { x, width, text } of runs.filter(({ text }) => text.trim() !== '')) {
      const blank = text.endsWith(' ') ? line.size * 0.3 : 0;
      expect(x + blank, text).toBeGreaterThan(-1);
      expect(x + width - blank, text).toBeLessThan(ROOM.column + 1);
    }
  }
});

test.each(['C++', '<script>', 'a=b'])('%s has no gaps in a headline', async (text) => {
  const widthIn = async (role: 'headline' | 'text') => {
    const line = await fitLine(text, { sizes: [50], width: 600, weight: 700, role }, press);
    return line ? widthOf(line, press) : 0;
  };
  expect(await widthIn('headline')).toBeLessThan((await widthIn('text')) * 1.08);
});

test('a title without letters that can be drawn is none', async () => {
  expect(await fitTitle('𓀀𓂀 𓁐', null, press)).toBeNull();
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

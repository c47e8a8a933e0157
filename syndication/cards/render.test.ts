import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import type { Card } from './card.ts';
import { CARD, ROOM } from './design.ts';
import { difficultTitles } from './difficult-titles.ts';
import { Press } from './press.ts';
import { missingFrom, renderCard } from './render.ts';
import { settingFor } from './setting.ts';
import { titlesInScripts } from './titles-in-scripts.ts';
import { readWords, tidy } from './words.ts';

const card = (title: string, lang: string | null = null): Card => ({
  title,
  lang,
  kicker: 'News & Announcements',
  byline: 'By Ildikó Váncsa, Elvira Dautović, Angelika Jeżewska, Allison Price and many others',
  date: 'September 23, 2025',
});

type Strip = { left: number; top: number; width: number; height: number };

/** How far the lightest and the darkest red in a strip are apart: all ink has far less of it. */
function contrast(red: Uint8Array, { left, top, width, height }: Strip): number {
  let [least, most] = [255, 0];
  for (let y = top; y < top + height; y += 1) {
    for (const value of red.subarray(y * CARD.width + left, y * CARD.width + left + width)) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }
  return most - least;
}

/** JPEG leaves faint traces around what it draws; ink is darker by far. */
const TRACES = 12;

const titles: { title: string; lang?: string }[] = [
  ...difficultTitles,
  ...Object.values(titlesInScripts),
];

describe.each(titles.map(({ title, lang }) => ({ title, lang: lang ?? null })))(
  'the card of $title',
  async ({ title, lang }) => {
    const jpeg = await renderCard(card(title, lang));

    test('is an opaque sRGB JPEG of 1200×630 pixels below 300 kB', async () => {
      expect(await sharp(jpeg).metadata()).toMatchObject({
        format: 'jpeg',
        width: 1200,
        height: 630,
        space: 'srgb',
        channels: 3,
        hasAlpha: false,
      });
      expect(jpeg.length).toBeLessThan(300_000);
    });

    test('has its margins clear, and all but the foot within the central square', async () => {
      const side = (CARD.width - ROOM.column) / 2;
      const strips: Record<string, Strip> = {
        left: { left: 0, top: 40, width: 50, height: 590 },
        right: { left: 1150, top: 40, width: 50, height: 590 },
        foot: { left: 0, top: 616, width: 1200, height: 14 },
        'beside the story, left': { left: 0, top: 150, width: side - 4, height: 390 },
        'beside the story, right': {
          left: 1200 - side + 4,
          top: 150,
          width: side - 4,
          height: 390,
        },
        'above the story': { left: 0, top: 150, width: 1200, height: 8 },
        'below the story': { left: 0, top: 535, width: 1200, height: 8 },
      };
      const red = await sharp(jpeg).extractChannel('red').raw().toBuffer();
      for (const [name, strip] of Object.entries(strips)) {
        expect(contrast(red, strip), name).toBeLessThan(TRACES);
      }
    });
  },
);

test('no character is drawn as the box of a font that lacks it', async () => {
  const press = new Press();
  const drawn = async (text: string, lang: string | null) => {
    const { families } = settingFor(text, lang, 'headline');
    const style = { fontFamily: families.map((family) => `"${family}"`).join(), fontSize: 60 };
    const node = { type: 'text', text, style } as const;
    return (await press.draw({ node, emoji: new Set() }, 120, 120)).toString('base64');
  };
  const box = await drawn('𓀀', null);
  for (const { title, lang = null } of titles) {
    const { pieces } = await readWords(tidy(title), settingFor(title, lang, 'headline'), press);
    const text = pieces.map((piece) => ('text' in piece ? piece.text : '')).join('');
    for (const { segment } of new Intl.Segmenter().segment(text)) {
      expect(await drawn(segment, lang), segment).not.toBe(box);
    }
  }
}, 60_000);

test('the same card gives the same bytes, whatever was drawn before it', async () => {
  const title = card('Ildikó 🚀 開放基礎設施 مؤسسة');
  const first = await renderCard(title);
  await renderCard(card('骨直角入', 'ja'));
  expect(Buffer.compare(first, await renderCard(title))).toBe(0);
  vi.resetModules();
  const anew = await import('./render.ts');
  expect(Buffer.compare(first, await anew.renderCard(title))).toBe(0);
});

test('each part of a card shows', async () => {
  const whole = card('Zuul');
  const parts = { title: 'Kata', kicker: null, byline: null, date: null };
  const all = await Promise.all(
    [whole, ...Object.entries(parts).map(([name, value]) => ({ ...whole, [name]: value }))].map(
      async (card) => Buffer.from(await renderCard(card)).toString('base64'),
    ),
  );
  expect(new Set(all).size).toBe(all.length);
});

test('what a card leaves out is named', async () => {
  expect(await missingFrom(card('Plain words, 한국어 and 🚀'))).toEqual([]);
  expect(await missingFrom(card('What‽'))).toEqual(['‽']);
  expect(await missingFrom({ ...card('Words'), byline: 'By 𓀀' })).toEqual(['𓀀']);
});

test.each(Object.entries(titlesInScripts))(
  'a card has every letter of a title in %s',
  async (_, { title, lang }) => {
    expect(await missingFrom({ ...card(title, lang), byline: `By ${title}` })).toEqual([]);
  },
);

test('a headline stays where letters of it are in no font', async () => {
  const withSigns = await renderCard(card('Signs 𓀀𓂀 of old'));
  expect(Buffer.compare(withSigns, await renderCard(card('Signs of old')))).toBe(0);
});

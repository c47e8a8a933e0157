import { expect, test } from 'vitest';
import type { Card } from './card.ts';
import { fills, type Photo, plainPictures, sharePicture } from './pictures.ts';

const card: Card = {
  title: 'A title',
  kicker: 'Community',
  byline: 'By Ildikó Váncsa',
  date: 'June 3, 2025',
  lang: null,
};
const photo: Photo = { path: '/somewhere.jpg', digest: 'abc', width: 1600, height: 1200 };
const nameOf = (card: Card, photo: Photo | null = null) => sharePicture(card, photo).name;

test('a name is ASCII, and the same for the same card', () => {
  expect(nameOf({ ...card, title: '開放基礎設施 🚀' })).toMatch(/^[0-9a-f]{20}\.jpg$/);
  expect(nameOf({ ...card })).toBe(nameOf(card));
});

test('whatever a card shows changes its name', () => {
  const others: Card[] = [
    { ...card, title: 'A  title' },
    { ...card, kicker: null },
    { ...card, byline: 'June 3, 2025', date: 'By Ildikó Váncsa' },
    { ...card, date: 'June 4, 2025' },
    { ...card, lang: 'ja' },
  ];
  expect(new Set([card, ...others].map((card) => nameOf(card))).size).toBe(others.length + 1);
});

test('a post’s own picture is shared in place of its card', () => {
  expect(sharePicture(card, photo)).toMatchObject({
    width: 1200,
    height: 630,
    drawing: { kind: 'crop', shape: 'share' },
  });
  expect(nameOf(card, photo)).not.toBe(nameOf(card, { ...photo, digest: 'def' }));
  expect(nameOf(card, photo)).toBe(nameOf(card, { ...photo, path: '/elsewhere.jpg' }));
});

test('a picture is enlarged to twice its size, and no further', () => {
  expect(fills({ ...photo, width: 600, height: 315 }, 'share')).toBe(true);
  expect(fills({ ...photo, width: 599, height: 315 }, 'share')).toBe(false);
  expect(fills({ ...photo, width: 4000, height: 300 }, 'share')).toBe(false);
  expect(sharePicture(card, { ...photo, width: 400, height: 300 }).drawing.kind).toBe('card');
});

test('pictures without words are the post’s own where it fills them, else its category’s', () => {
  const kinds = (photo: Photo | null) =>
    plainPictures('Community', photo).map(({ width, height, drawing }) => [
      (width / height).toFixed(2),
      drawing.kind,
    ]);
  expect(kinds(photo)).toEqual([
    ['1.78', 'crop'],
    ['1.33', 'crop'],
    ['1.00', 'crop'],
  ]);
  expect(kinds({ ...photo, width: 1000, height: 500 })).toEqual([
    ['1.78', 'crop'],
    ['1.33', 'crop'],
    ['1.00', 'plain'],
  ]);
  expect(kinds(null).map(([, kind]) => kind)).toEqual(['plain', 'plain', 'plain']);
});

test('one set of plain pictures serves a whole category', () => {
  const names = (label: string) => plainPictures(label, null).map(({ name }) => name);
  expect(names('Community')).toEqual(names('Community'));
  expect(new Set([...names('Community'), ...names('Zuul')]).size).toBe(6);
});

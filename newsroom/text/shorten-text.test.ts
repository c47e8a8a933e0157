import { expect, test } from 'vitest';
import { previewLimits } from '../preview-limits.ts';
import { countCharacters, shortenText } from './shorten-text.ts';

test('a text that fits is left as it is', () => {
  for (const text of [
    'Volunteers release a handbook',
    '👩‍👩‍👧‍👦'.repeat(70),
    'ข่าว'.repeat(20),
  ]) {
    expect(shortenText(text, previewLimits.shortTitle)).toBe(text);
  }
});

test('a shortened text ends at the end of a word, with an ellipsis that counts', () => {
  expect(shortenText('one two three four', { characters: 12 })).toBe('one two…');
});

test('punctuation that led on is dropped before the ellipsis', () => {
  expect(shortenText('First, second — third thing', { characters: 18 })).toBe('First, second…');
  expect(shortenText('The end. Another begins', { characters: 12 })).toBe('The end…');
  expect(shortenText('KubeCon + CloudNativeCon', { characters: 14 })).toBe('KubeCon…');
});

test('the signs of a name stay with it', () => {
  expect(shortenText('We write C++ and Rust', { characters: 16 })).toBe('We write C++…');
});

test('a word with a hyphen or an apostrophe is not parted', () => {
  expect(shortenText('we love open-source code', { characters: 14 })).toBe('we love…');
});

test('Chinese, Japanese and Thai are cut between words though they have no blanks', () => {
  expect(shortenText('開放基礎設施基金會加入Linux基金會', { characters: 8 })).toMatch(
    /^開放基礎(設施(基金)?)?…$/,
  );
  expect(shortenText('สวัสดีครับยินดีต้อนรับทุกคน', { characters: 10 })).toBe('สวัสดีครับ…');
});

test('Tibetan is cut between syllables, without the dot that leads on', () => {
  expect(shortenText('བོད་སྐད་ཀྱི་གསར་འགྱུར', { characters: 7 })).toMatch(/^བོད(་སྐད)?…$/);
});

test('a text of one endless word is cut between clusters', () => {
  const family = '👩‍👩‍👧‍👦';
  expect(shortenText(family.repeat(80), { characters: 5 })).toBe(`${family.repeat(4)}…`);
});

test('a long word behind a short one is left out whole', () => {
  expect(shortenText(`Behold ${'x'.repeat(500)}`, { characters: 70 })).toBe('Behold…');
});

test('no cut lands within an entity that somebody typed', () => {
  const text = `${'x'.repeat(8)}&amp;${'y'.repeat(20)}`;
  for (let characters = 10; characters < 20; characters += 1) {
    const kept = shortenText(text, { characters });
    expect(kept).toMatch(/^x{8}(&amp;y*)?…$/);
  }
});

test.each([
  'Very long title '.repeat(400),
  'é'.repeat(5_000),
  'e\u0301\u0323\u0308\u0304'.repeat(2_000),
  '한글 '.repeat(2_000),
  '🇪🇺'.repeat(2_000),
  '👩‍👩‍👧‍👦 '.repeat(2_000),
  'हिन्दी में शीर्षक '.repeat(200),
])('a text of thousands of characters meets every limit: %s', (text) => {
  const clusters = new Set(
    Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment),
  );
  for (const limit of Object.values(previewLimits)) {
    const short = shortenText(text, limit);
    expect(countCharacters(short)).toBeLessThanOrEqual(limit.characters);
    expect(short.length).toBeLessThanOrEqual(1_000);
    expect(countCharacters(short)).toBeGreaterThan(limit.characters / 8);
    expect(short).toMatch(/…$/);
    for (const { segment } of new Intl.Segmenter('en').segment(short.slice(0, -1))) {
      expect(clusters).toContain(segment);
    }
  }
});

test('where not even one cluster has room, nothing is left', () => {
  expect(shortenText('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', { characters: 1 })).toBe('');
});

test('signs without end take no time', () => {
  // Where the time grew with the square of the length, this would take minutes.
  expect(shortenText(`${'. '.repeat(50_000)}a`, previewLimits.title)).toBe('');
}, 5_000);

import { describe, expect, it, test } from 'vitest';
import { countWords, readingMinutes } from './reading-time.ts';

test.each([
  ['', 0],
  ['One two  three.', 3],
  ['don’t side-by-side 3.5 U.S. —', 4],
  ['日本語です', 5],
  ['サーバー', 4],
  ['오픈인프라 서밋', 2],
  ['OpenStack 는 yes', 3],
  ['سلام عليكم', 2],
  ['naïve café', 2],
  ['🎉 !!!', 0],
])('“%s” has %i words', (text, words) => {
  expect(countWords(text)).toBe(words);
});

describe('in a minute one reads', () => {
  it.each([
    ['230 words of English', 'word '.repeat(230)],
    ['230 words of Korean, however long', '오픈인프라재단의 '.repeat(230)],
    ['230 words of Arabic', 'سلام '.repeat(230)],
    ['230 words of Hindi', 'समुदाय '.repeat(230)],
    ['500 characters of Chinese', '开源基础'.repeat(125)],
    ['500 characters of Japanese', 'サーバーを再起動する'.repeat(50)],
    ['600 characters of Thai', 'โครงสร้างพื้นฐาน'.repeat(38).slice(0, 600)],
  ])('%s', (_, text) => {
    expect(readingMinutes(text)).toBeCloseTo(1, 10);
  });

  it('as much of a mixed text as the sum of its scripts', () => {
    const text = `${'word '.repeat(115)}${'字'.repeat(250)} ${'ก'.repeat(300)}`;
    expect(readingMinutes(text)).toBeCloseTo(1.5, 10);
  });

  it('nothing where there is no text, and punctuation at no cost', () => {
    expect(readingMinutes('')).toBe(0);
    expect(readingMinutes('、。「」!?…')).toBe(0);
  });
});

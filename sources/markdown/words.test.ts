import { expect, test } from 'vitest';
import { countWords } from './words.ts';

test.each([
  ['', 0],
  ['One two  three.', 3],
  ['don’t side-by-side 3.5 U.S. —', 4],
  ['日本語です', 5],
  ['오픈인프라 서밋', 7],
  ['OpenStack 는 yes', 3],
  ['سلام عليكم', 2],
  ['naïve café', 2],
  ['🎉 !!!', 0],
])('“%s” has %i', (text, words) => {
  expect(countWords(text)).toBe(words);
});

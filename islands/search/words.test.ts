import { expect, test } from 'vitest';
import { apart, asked, together } from './words.ts';

/** As the index folds blanks. */
const folded = (text: string) => text.replace(/\s+/g, ' ').trim();

test.each([
  ['A 오픈 소스 text, naïve', 'A 오픈 소스 text, naïve'],
  ['用于AI计算。', '用 于 AI 计 算 。'],
  ['クラウドの', 'ク ラ ウ ド の'],
])('the index reads %s as %s', (text, read) => {
  expect(folded(apart(text))).toBe(read);
});

test('what was told apart is put together again', () => {
  const text = '容器编排，与「机密」计算。';
  expect(together(folded(apart(text)))).toBe(text);
});

test('signs alone are asked for in their order, among other words each for itself', () => {
  expect(folded(asked('云计算'))).toBe('" 云 计 算 "');
  expect(folded(asked('open 云计'))).toBe('open 云 计');
});

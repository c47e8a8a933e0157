import { expect, test } from 'vitest';
import { hanScriptOf } from './han.ts';

test.each([
  ['オープンインフラ財団', 'Jpan'],
  ['재단의 漢字', 'Kore'],
  ['ㄅㄆㄇ', 'Hant'],
  ['開放基礎設施基金會', 'Hant'],
  ['开放基础设施基金会', 'Hans'],
  ['中文', 'Hans'],
  ['no Han at all', 'Hans'],
])('the characters of “%s” are those of %s', (text, script) => {
  expect(hanScriptOf(text)).toBe(script);
});

import { expect, test } from 'vitest';
import { htmlOf } from './test-render.ts';

test.each([
  ['これは**重要です。**次の文。', '<p>これは<strong>重要です。</strong>次の文。</p>'],
  ['**「引用」**は、', '<p><strong>「引用」</strong>は、</p>'],
  ['한국어 **강조(強調)**입니다.', '<p>한국어 <strong>강조(強調)</strong>입니다.</p>'],
  ['这是*“强调”*的。', '<p>这是<em>“强调”</em>的。</p>'],
  ['古い~~値段。~~新しい', '<p>古い<del>値段。</del>新しい</p>'],
  ['これは***重要。***次', '<p>これは<em><strong>重要。</strong></em>次</p>'],
  ['価格は**$5**です', '<p>価格は<strong>$5</strong>です</p>'],
])('emphasis next to CJK punctuation works: %s', async (markdown, html) => {
  expect(await htmlOf(markdown)).toBe(html);
});

test.each([
  ['snake_case_name and 2*3*4', '<p>snake_case_name and 2<em>3</em>4</p>'],
  ['**a.**b', '<p>**a.**b</p>'],
  ['a ~ b ~ c', '<p>a ~ b ~ c</p>'],
  ['`**重要。**次`', '<p><code>**重要。**次</code></p>'],
])('and elsewhere CommonMark’s rules hold: %s', async (markdown, html) => {
  expect(await htmlOf(markdown)).toBe(html);
});

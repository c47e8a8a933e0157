import { expect, test } from 'vitest';
import { htmlOf, render } from './test-render.ts';

const levels = async (...written: number[]) => {
  const { headings } = await render(written.map((n) => `${'#'.repeat(n)} A ${n}`).join('\n\n'));
  return headings.map(({ level }) => level);
};

test.each([
  [
    [3, 3, 4],
    [2, 2, 3],
  ],
  [
    [1, 2, 3],
    [2, 3, 4],
  ],
  [
    [2, 4, 4, 3, 4],
    [2, 3, 3, 3, 4],
  ],
  [
    [3, 2, 3],
    [2, 2, 3],
  ],
  [
    [1, 2, 3, 4, 5, 6],
    [2, 3, 4, 5, 6, 6],
  ],
  [[6], [2]],
])('levels %j become %j', async (written, shown) => {
  expect(await levels(...written)).toEqual(shown);
});

test('no body has an h1, starts below h2 or skips a level', async () => {
  let seed = 7;
  for (let round = 0; round < 100; round++) {
    const written = Array.from({ length: 8 }, () => {
      seed = (seed * 48271) % 2147483647;
      return (seed % 6) + 1;
    });
    const shown = await levels(...written);
    expect(shown[0]).toBe(2);
    shown.forEach((level, index) => {
      expect(level).toBeGreaterThanOrEqual(2);
      expect(level).toBeLessThanOrEqual((shown[index - 1] ?? 1) + 1);
    });
  }
});

test('headings of raw HTML stand in the same outline', async () => {
  const { html } = await render('<h1>A</h1>\n\n#### B');
  expect(html).toMatch(/<h2 id="a">A.*<h3 id="b">B/s);
});

test('ids are those of GitHub, each once, and none that the page has', async () => {
  const { headings } = await render(
    '## A B!\n\n## A B\n\n## Main\n\n## 한국어 & “x”\n\n## ???',
  );
  expect(headings.map(({ id }) => id)).toEqual([
    'a-b',
    'a-b-1',
    'main-1',
    '한국어--x',
    'section',
  ]);
});

test('an id of raw HTML is kept, unless the page or another element has it', async () => {
  const { html } = await render(
    '<div id="kr"></div>\n\n<p id="kr">a</p>\n\n<p id="main">b</p>\n\n## kr',
  );
  expect(html).toContain('<div id="kr">');
  expect(html).toContain('<p>a</p>');
  expect(html).toContain('<p>b</p>');
  expect(html).toContain('<h2 id="kr-1">');
});

test('the place of an old anchor is still there', async () => {
  expect(await htmlOf('<a name="here"></a>\n\nx')).toContain('<a id="here"></a>');
});

test('a heading links to itself without saying more than its text', async () => {
  const { html, text } = await render('## A *b* `c` & d');
  expect(html.trim()).toBe(
    '<h2 id="a-b-c--d">A <em>b</em> <code>c</code> &#x26; d<a class="heading-anchor" href="#a-b-c--d" aria-hidden="true" tabindex="-1"></a></h2>',
  );
  expect(text).toBe('A b c & d');
});

test('a heading without text is hidden and reported; one with a picture has its words', async () => {
  const { html, headings, found } = await render('##\n\n## ![The summit](a.png)');
  expect(html).toContain('<h2 hidden></h2>');
  expect(headings).toEqual([{ id: 'the-summit', text: 'The summit', level: 2 }]);
  expect(found).toEqual(['1:1 empty-heading']);
});

test('a bold line stays the paragraph that it is', async () => {
  expect((await render('**Not a heading**\n\ntext')).headings).toEqual([]);
});

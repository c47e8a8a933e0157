import { expect, test } from 'vitest';
import { renderBody } from './render.ts';
import { htmlOf, render } from './test-render.ts';

test('Markdown is CommonMark with tables, strikethrough, autolinks and tasks', async () => {
  const { html } = await render(
    '~~a~~ https://a.org www.b.org\n\n|c|\n|-|\n|d|\n\n- [ ] e\n\n***\n',
  );
  for (const part of [
    '<del>a</del>',
    '"https://a.org"',
    '"http://www.b.org"',
    '<td>d',
    'checkbox',
    '<hr>',
  ]) {
    expect(html).toContain(part);
  }
});

test('no post is compiled as MDX', async () => {
  const { text } = await render(
    'import x from "y"\n\n{1 + 1} <Chart data={[1]} />\n\nexport const a = 1',
  );
  expect(text).toBe('import x from "y" {1 + 1} <Chart data={[1]} /> export const a = 1');
});

test('harmless HTML that posts use is kept as it is', async () => {
  const html =
    '<figure><img src="a.png" alt="b"><figcaption>c</figcaption></figure> <details open><summary>d</summary>e</details> <p lang="ko" dir="ltr" title="t"><sub>f</sub><sup>g</sup><kbd>h</kbd><mark>i</mark><abbr title="j">k</abbr><time datetime="2026-01-01">l</time><br><q cite="https://m.org">n</q></p> <hr> <ol start="3" reversed><li value="9">o</li></ol> <dl><dt>p</dt><dd>q</dd></dl>';
  expect(await htmlOf(html)).toBe(html);
});

test('no-break spaces stay', async () => {
  const { html, text } = await render('10\u00A0000\u202F€&nbsp;!');
  expect(html).toContain('10\u00A0000\u202F€\u00A0!');
  expect(text).toBe('10\u00A0000\u202F€\u00A0!');
});

test('line ends of other systems change neither the result nor the places', async () => {
  const markdown = '# A\n\n![](b.png)\n\n~~~\nx\ny\n~~~\n\n<p>\n<foo></p>\n';
  const expected = await render(markdown);
  expect(await render(markdown.replaceAll('\n', '\r\n'))).toEqual(expected);
  expect(await render(markdown.replaceAll('\n', '\r'))).toEqual(expected);
});

test('places count from the first line of the file, in the order of the text', async () => {
  const { findings, body } = await renderBody('[](/a)\n\n![](b.png) <foo>', {
    file: 'posts/x.md',
    line: 12,
  });
  expect(findings.map(({ file, line, column, rule }) => [file, line, column, rule])).toEqual([
    ['posts/x.md', 12, 1, 'empty-link'],
    ['posts/x.md', 14, 1, 'missing-alt'],
    ['posts/x.md', 14, 12, 'unknown-tag'],
  ]);
  expect(body.pictures).toMatchObject([{ line: 14, column: 1 }]);
});

test('every finding says what was read and what to do', async () => {
  const { findings } = await render(
    '<foo> <title> <script></script> [](/x) [a](b.org) [c](x:y) ![](d) ![]()\n\n#\n\n~~~zz\n~~~\n\n<iframe></iframe>\n\n<b>\n\n<p onclick="x">',
  );
  expect(findings.length).toBeGreaterThan(11);
  for (const { message, repair } of findings) {
    expect(message).toMatch(/^[A-Z“<].*[.]$/);
    expect(repair).toMatch(/^[A-Z].*[.]$/);
  }
});

test('the same text gives the same body, whatever was rendered before', async () => {
  const markdown = '# A\n\n# A\n\n~~~js\nlet a\n~~~\n\nb[^1]\n\n[^1]: c';
  const first = await render(markdown);
  const [again] = await Promise.all([render(markdown), render('# A\n\n~~~py\nx\n~~~')]);
  expect(again).toEqual(first);
});

test('an empty body is empty, and its author is told', async () => {
  expect(await render('\n\n')).toMatchObject({
    text: '',
    words: 0,
    excerpt: '',
    found: ['1:1 empty-post'],
  });
});

import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { bodyMarkdown } from './body-markdown.ts';

const writer = unified().use(remarkGfm).use(remarkStringify);
const PAGE = 'https://news.example.org/blog/a-post';
const markdown = (html: string) => writer.stringify(bodyMarkdown(html, PAGE)).trim();

test('addresses are whole', () => {
  expect(markdown('<p><a href="/blog/b">b</a> <img src="/media/c.png" alt="c"></p>')).toBe(
    '[b](https://news.example.org/blog/b) ![c](https://news.example.org/media/c.png)',
  );
});

test('highlighted code is a block in its language', () => {
  expect(
    markdown(
      '<pre tabindex="0"><code class="language-ts"><span class="t">const</span> a = "&#x3C;b>";\n</code></pre>',
    ),
  ).toBe('```ts\nconst a = "<b>";\n```');
});

test('footnotes are footnotes, without the arrows that lead back', () => {
  expect(
    markdown(
      '<p>Said<sup class="footnote-ref"><a href="#note:fn-one" id="note:fnref-one" role="doc-noteref">[1]</a></sup>.</p><hr class="footnotes-sep"><section class="footnotes" role="doc-endnotes"><ol><li id="note:fn-one"><p>The note. <a href="#note:fnref-one" role="doc-backlink">↩</a></p></li></ol></section>',
    ),
  ).toBe('Said[^one].\n\n[^one]: The note.');
});

test('exponents and indices keep their places', () => {
  expect(markdown('<p>2<sup>10</sup> and H<sub>2</sub>O</p>')).toBe(
    '2<sup>10</sup> and H<sub>2</sub>O',
  );
});

test('tasks are tasks', () => {
  expect(
    markdown(
      '<ul><li class="task-list-item"><label><input type="checkbox" checked disabled> done</label></li><li class="task-list-item"><label><input type="checkbox" disabled> not</label></li></ul>',
    ),
  ).toBe('* [x] done\n* [ ] not');
});

test('a table keeps its alignment, and its caption goes before it', () => {
  expect(
    markdown(
      '<table><caption>Cores</caption><thead><tr><th class="align-end">n</th></tr></thead><tbody><tr><td class="align-end">1</td></tr></tbody></table>',
    ),
  ).toBe('Cores\n\n|  n |\n| -: |\n|  1 |');
});

test('videos and recordings are links with a name', () => {
  expect(
    markdown(
      '<p><video src="/a.mp4" controls></video> <audio title="A talk"><source src="/b.mp3"></audio></p>',
    ),
  ).toBe('[Video](https://news.example.org/a.mp4) [A talk](https://news.example.org/b.mp3)');
});

test('words that look like markup stay words', () => {
  const written = markdown('<p>&#x3C;script>alert(1)&#x3C;/script> *not* [a](b) # c</p>');
  expect(written).toBe(String.raw`\<script>alert(1)\</script> \*not\* \[a]\(b) # c`);
});

test('an empty body is an empty text', () => {
  expect(markdown('')).toBe('');
});

test('an alert is one of GitHub’s again', () => {
  const title = '<p class="alert-title"><strong>Note</strong></p>';
  const alert = (text: string) =>
    `<blockquote class="alert alert-note" role="note">${title}${text}</blockquote>`;
  expect(markdown(alert('<p>Take <em>care</em>.</p>'))).toBe('> [!NOTE]\n> Take *care*.');
  expect(markdown(alert('<ul><li>a</li></ul>'))).toBe('> [!NOTE]\n>\n> * a');
  expect(markdown('<blockquote><p>[!NOTE]</p></blockquote>')).toBe('> \\[!NOTE]');
});

test('a formula stays one', () => {
  expect(markdown('<p>So <math><mi>x</mi></math>.</p>')).toBe('So <math><mi>x</mi></math>.');
});

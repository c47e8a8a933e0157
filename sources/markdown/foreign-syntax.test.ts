import { expect, test } from 'vitest';
import { render } from './test-render.ts';

test.each([
  ['{{< youtube abc >}}', '1:1 shortcode'],
  ['a {{% notice %}} b', '1:3 shortcode'],
  ['[caption id="x" width="3"]A[/caption]', '1:1 shortcode', '1:28 shortcode'],
  ['[gallery]', '1:1 shortcode'],
  ['[embed]https://a.org[/embed]', '1:1 shortcode', '1:21 shortcode'],
  ['{% highlight ruby %}', '1:1 template-tag'],
  ['See {{ site.url }}.', '1:5 template-tag'],
  ['{{ youtube(id="x") }}', '1:1 template-tag'],
  [':::note\nhello\n:::', '1:1 container'],
  ['::: warning Take care\nhello\n:::', '1:1 container'],
  ['Words\n{: .lead}', '2:1 attribute-list'],
  ['* list\n{:toc}', '2:1 attribute-list'],
  ['![a](/b.png){: .right width="3"}', '1:13 attribute-list'],
  ['![a](/b.png){width=50%}', '1:13 attribute-list'],
  ['## Title {#my-id}', '1:10 heading-id'],
  ['import X from "./x"', '1:1 module-line'],
  ["import './x.css';", '1:1 module-line'],
  ['export const a = 1', '1:1 module-line'],
  ['Ready.<!– more –>', '1:7 broken-comment'],
  ['[a](@/blog/b.md)', '1:1 foreign-link'],
  ['[a]({% post_url x %})', '1:5 template-tag'],
  ['{{< a >}} and {{% b %}}', '1:1 shortcode', '1:15 shortcode'],
  ['{% a %} and {%- b -%}', '1:1 template-tag', '1:13 template-tag'],
  ['{{< a >}} and {% b %}', '1:1 shortcode', '1:15 template-tag'],
  ['{{< a without an end', '1:1 shortcode'],
])('%j is shown as it stands, and reported with its place', async (markdown, ...expected) => {
  const { found, findings } = await render(markdown);
  expect(found).toEqual(expected);
  for (const { severity, repair } of findings) {
    expect(severity).toBe('warning');
    expect(repair).toMatch(/^[A-Z].*\.$/);
  }
});

test('the message quotes the construct, and not the words behind it', async () => {
  const { findings } = await render('{{< a >}} and {% b %} more');
  expect(findings.map(({ message }) => /“(.*?)”/.exec(message)?.[1])).toEqual([
    '{{< a >}}',
    '{% b %}',
  ]);
});

const ALL = `{{< a >}} {% b %} {{ c }} [gallery ids="1"] {: .d} <!– e –> {#f}`;

test.each([
  ['code in a line', `Write \`${ALL}\`.`],
  ['a block of code', `~~~\n${ALL}\n:::note\nimport a from "b"\n~~~`],
  ['indented code', `    ${ALL}`],
  ['code in HTML', `<pre><code>${ALL.replaceAll('<', '&lt;')}</code></pre>`],
  ['code in a line of HTML', `a <code>${ALL.replaceAll('<', '&lt;')}</code>`],
  ['a comment', `a <!-- ${ALL} -->`],
])('nothing in %s is reported', async (_, markdown) => {
  expect((await render(markdown)).found).toEqual([]);
});

test.each([
  'The import from Asia grew, and export rules changed.',
  'import and export of goods',
  'A [video](/a.mp4) and [audio][x].\n\n[x]: /b.mp3',
  '[video]\n\n[video]: /a.mp4',
  'Set {a, b} and {1} and f(x){ return }',
  'Time is 10:30 ::: or so',
  '<p style={{ width: "100%" }}>a</p>',
  'In Elixir {:ok, value} is a tuple.',
])('ordinary words are not reported: %j', async (markdown) => {
  expect((await render(markdown)).found).toEqual([]);
});

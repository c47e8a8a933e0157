import { expect, test } from 'vitest';
import { htmlOf, render } from './test-render.ts';

const fenced = (info: string, code: string) => `~~~${info}\n${code}\n~~~`;
const classes = (html: string) =>
  new Set([...html.matchAll(/class="(tok-[a-z]+)"/g)].map(([, name]) => name));

test('code is coloured by classes, and says the same as before', async () => {
  const code = 'const a = "<b>" + 1; // &c\n\nfunction f(x) {\n\treturn x;\n}';
  const { html, text } = await render(fenced('js', code));
  expect(html).toContain('<span class="tok-keyword">const</span> a');
  expect(html).toContain('<span class="tok-string">"&#x3C;b>"</span>');
  expect(html).not.toContain('style=');
  expect(text).toBe(code.replace(/\s+/g, ' '));
});

test.each([
  [
    'bash',
    'for i in $(ls); do echo "$i" | grep -v x; done # c',
    ['keyword', 'string', 'variable', 'comment'],
  ],
  [
    'python',
    'def f(x):\n    return len("s") + 1  # c',
    ['keyword', 'function', 'string', 'number', 'comment'],
  ],
  [
    'yaml',
    'a:\n  - b: "x" # c\n    d: 1\n    e: true',
    ['property', 'string', 'comment', 'number', 'constant'],
  ],
  ['json', '{"a": [1, true, "x"]}', ['property', 'number', 'constant', 'string']],
  ['diff', '--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y', ['meta', 'deleted', 'inserted']],
  ['html', '<a href="x">y</a><!-- c -->', ['tag', 'property', 'string', 'comment']],
  ['css', 'a { color: #fff; margin: 1px } /* c */', ['tag', 'property', 'number', 'comment']],
  [
    'go',
    'type A struct { b string }\nfunc (a A) F() int { return 1 }',
    ['keyword', 'type', 'function', 'number'],
  ],
  ['toml', '[a]\nb = "c" # d', ['meta', 'property', 'string', 'comment']],
  ['markdown', '# A\n\n**b** *c*', ['meta', 'strong', 'emphasis']],
])('%s has its colours', async (language, code, expected) => {
  const found = classes((await render(fenced(language, code))).html);
  for (const name of expected) expect(found).toContain(`tok-${name}`);
});

test('a block has a name that no other has, and is no landmark', async () => {
  const { html } = await render(
    `${fenced('py', 'x')}\n\n${fenced('', 'y')}\n\n${fenced('py', 'z')}`,
  );
  expect([...html.matchAll(/<pre [^>]*>/g)].map(([tag]) => tag)).toEqual([
    '<pre role="group" aria-label="Code 1: Python">',
    '<pre role="group" aria-label="Code 2">',
    '<pre role="group" aria-label="Code 3: Python">',
  ]);
});

test('the language stays on the code', async () => {
  expect(await htmlOf(fenced('js', 'x'))).toContain('<code class="language-js">');
});

test.each([
  '{.python}',
  'python:app.py',
  'python,ignore',
  'Python',
  'py title="x"',
  'python{1,3}',
])('the language of “%s” is Python', async (info) => {
  const { html, found } = await render(fenced(info, 'def f(): pass'));
  expect(html).toContain('aria-label="Code 1: Python"');
  expect(found).toEqual([]);
});

test('an unknown language is shown without colours, with a warning that names it', async () => {
  const { html, findings } = await render(`x\n\n${fenced('klingon', 'a <b>')}`);
  expect(html).toContain('<code class="language-klingon">a &#x3C;b>\n</code>');
  expect(findings).toMatchObject([{ rule: 'unknown-language', line: 3, column: 1 }]);
  expect(findings[0]?.message).toContain('“klingon”');
});

test.each(['', 'text', 'plaintext', 'output'])(
  '“%s” asks for no colours, and for no warning',
  async (info) => {
    const { html, found } = await render(fenced(info, 'const a'));
    expect(html).not.toContain('tok-');
    expect(found).toEqual([]);
  },
);

test('very long code is shown without colours, with a warning', async () => {
  const { html, found } = await render(fenced('js', 'const a = 1;\n'.repeat(10_000)));
  expect(html).not.toContain('tok-');
  expect(found).toEqual(['1:1 long-code']);
});

test('code of raw HTML is coloured as well, unless it has markup of its own', async () => {
  expect(await htmlOf('<pre><code class="language-js">const a</code></pre>')).toContain(
    'tok-keyword',
  );
  expect(await htmlOf('<pre><code class="language-js"><b>const</b> a</code></pre>')).toContain(
    '<b>const</b> a</code>',
  );
});

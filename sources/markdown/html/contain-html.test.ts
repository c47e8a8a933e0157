import { expect, test } from 'vitest';
import { htmlOf, render } from '../test-render.ts';

test('a tag that HTML does not know is shown as the text that it is', async () => {
  const { text, found } = await render(
    'Call it <your-project> or <name age="1">, not <b>me</b>.',
  );
  expect(text).toBe('Call it <your-project> or <name age="1">, not me.');
  expect(found).toEqual(['1:9 unknown-tag', '1:27 unknown-tag']);
});

test('an end tag that HTML does not know is left out, and reported', async () => {
  const { text, found } = await render('<groupId>org</groupId> here');
  expect(text).toBe('<groupId>org here');
  expect(found).toEqual(['1:1 unknown-tag', '1:13 unknown-tag']);
});

test('unknown tags in the attributes of unknown tags are text as well', async () => {
  expect(await htmlOf('x <name a="<b>"> y')).toBe('<p>x &#x3C;name a="&#x3C;b>"> y</p>');
});

test.each(['title', 'script', 'style', 'template', 'svg'])(
  '<%s> in a sentence, never ended, is shown as text and swallows nothing',
  async (name) => {
    const { text, found } = await render(`Set the <${name}> of *this*.\n\n## Next\n\nEnd.`);
    expect(text).toBe(`Set the <${name}> of this. Next End.`);
    expect(found).toEqual(['1:9 unclosed-tag']);
  },
);

test.each(['<script>', '<pre>', '<style>', '<textarea>', '<?php', '<![CDATA[', '<!DOCTYPE'])(
  '%s at the start of a line, never ended, leaves the rest of the post to Markdown',
  async (tag) => {
    const { html, text, found } = await render(`First\n${tag} and\n\n## Next\n\n*End* ${tag}`);
    expect(text).toBe(`First ${tag} and Next End ${tag}`);
    expect(html).toContain('<em>End</em>');
    expect(found[0]).toBe('2:1 unclosed-tag');
  },
);

test.each(['plaintext', 'xmp', 'noembed', 'noframes', 'frameset', 'listing'])(
  '<%s>, which would end all markup, is text',
  async (name) => {
    expect((await render(`a <${name}> b\n\n*c*`)).html).toContain('<em>c</em>');
  },
);

test.each(['form', 'select', 'textarea', 'button', 'object', 'noscript'])(
  'what stands in <%s> is kept without it',
  async (name) => {
    const { text, html } = await render(
      `a <${name}>b</${name}> *c*\n\n<${name}>\nd\n</${name}>`,
    );
    expect(text).toBe('a b c d');
    expect(html).toContain('<em>c</em>');
    expect(html).not.toContain(`<${name}`);
  },
);

test('a tag left open in a paragraph ends with the paragraph', async () => {
  expect(await htmlOf('a <b>b\n\nc')).toBe('<p>a <b>b</b></p> <p>c</p>');
  expect(await htmlOf('- a <a href="/x">b\n- c')).toBe(
    '<ul> <li>a <a href="/x">b</a></li> <li>c</li> </ul>',
  );
});

test('a block left open ends where Markdown ends it', async () => {
  const { html, found } = await render('<details><summary>S</summary>\n\ninside?');
  expect(html).toContain('</details>\n<p>inside?</p>');
  expect(found).toEqual(['1:1 unclosed-tag']);
});

test('a block that is ended further down holds the Markdown between', async () => {
  const { html, found } = await render(
    '<details><summary>S</summary>\n\n*in*\n\n</details>\n\nout',
  );
  expect(html).toMatch(/<summary>S<\/summary>\s*<p><em>in<\/em><\/p>\s*<\/details>\s*<p>out/);
  expect(found).toEqual([]);
});

test('a forgotten end tag does not tear apart what another block ends', async () => {
  const { tables } = await tablesOf(
    '<div>\n<table>\n\n<tr><td>a</td></tr>\n\n</table>\n\nafter',
  );
  expect(tables).toBe(1);
});

test('end tags that HTML lets authors leave out are no finding', async () => {
  expect((await render('<ul><li>a<li>b</ul>')).found).toEqual([]);
});

test('elements that would disturb the page become plain ones', async () => {
  expect(await htmlOf('<main>a</main>')).toBe('<div>a</div>');
  expect(await htmlOf('<center>a</center>')).toBe('<div class="align-center">a</div>');
  expect(await htmlOf('<strike>a</strike> <tt>b</tt>')).toBe('<p><s>a</s> <code>b</code></p>');
});

test('places are those of the file, within containers and after many lines', async () => {
  const { found } = await render(
    '> <div>\n>   <blob>a\n>   </div>\n\n* x\n  <p>\n  <blub> y</p>',
  );
  expect(found).toEqual(['2:5 unknown-tag', '7:3 unknown-tag']);
});

test('comments vanish; one that nothing ends is reported', async () => {
  expect(await htmlOf('a<!-- b -->c\n\n<!-- d\n\ne -->\n\nf')).toBe('<p>ac</p>  <p>f</p>');
  const { html, found } = await render('a\n\n<!-- note to self\n\nb');
  expect(html.trim()).toBe('<p>a</p>');
  expect(found).toEqual(['3:1 unclosed-comment']);
});

test('text after a removed block stands in a paragraph', async () => {
  expect(await htmlOf('<form>a <b>b</b></form>')).toBe('<p>a <b>b</b></p>');
});

async function tablesOf(markdown: string) {
  const { html } = await render(markdown);
  return { tables: html.match(/<table>\s*<tbody><tr><td>a<\/td>/g)?.length ?? 0 };
}

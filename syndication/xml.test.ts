import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { writeXml } from './xml.ts';

/** The document as another program reads it: in W3C's canonical form. */
async function canonical(xml: string): Promise<string> {
  const { errors, normalized } = await validateXML({ xml, normalization: 'c14n' });
  expect(errors).toEqual([]);
  return normalized.trim();
}

test('text and attributes come back as they were written, however hostile', async () => {
  const hostile = `"quotes' <b>&amp; ]]> <!-- --> <?php &#0;`;
  const text = `"quotes' &lt;b&gt;&amp;amp; ]]&gt; &lt;!-- --&gt; &lt;?php &amp;#0;`;
  const attribute = `&quot;quotes' &lt;b>&amp;amp; ]]> &lt;!-- --> &lt;?php &amp;#0;`;
  const xml = writeXml({ a: { '@href': hostile, '#text': hostile } });
  expect(await canonical(xml)).toBe(`<a href="${attribute}">${text}</a>`);
});

test('what XML cannot hold is dropped, in text and in attributes', async () => {
  const broken = 'a\u0000b\u0008c\uD800d\uFFFEe\u001Ff😀';
  const xml = writeXml({ a: { '@b': broken, '#text': broken } });
  expect(await canonical(xml)).toBe('<a b="abcdef😀">abcdef😀</a>');
});

test('a list repeats its element, undefined and an empty list leave it out', async () => {
  const xml = writeXml({ a: { b: ['1', { '@c': 2 }], d: undefined, e: [] } });
  expect((await canonical(xml)).replaceAll(/\s*\n\s*/g, '')).toBe(
    '<a><b>1</b><b c="2"></b></a>',
  );
});

test('white space is not added to text beside attributes', async () => {
  expect(await canonical(writeXml({ a: { '@b': false, '#text': 'x' } }))).toBe(
    '<a b="false">x</a>',
  );
});

test('a style sheet is named before the document', () => {
  expect(writeXml({ a: 'x' }, '/feed.css')).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\s*<\?xml-stylesheet type="text\/css" href="\/feed.css"\?>\s*<a>/,
  );
});

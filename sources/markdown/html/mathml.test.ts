import { expect, test } from 'vitest';
import { htmlOf, render } from '../test-render.ts';

const SQUARE = '<math><msup><mi>x</mi><mn>2</mn></msup></math>';

test('a formula in MathML stays, in a line and by itself', async () => {
  expect(await htmlOf(`So ${SQUARE} grows.`)).toBe(`<p>So ${SQUARE} grows.</p>`);
  const block = SQUARE.replace('<math>', '<math display="block">');
  expect(await htmlOf(block)).toContain(block);
  const { found, text } = await render(`So ${SQUARE} grows.`);
  expect(found).toEqual([]);
  expect(text).toBe('So x2 grows.');
});

test('of a formula that says itself once more in TeX, only the formula is shown', async () => {
  const { html, text, found } = await render(
    `A <math><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">\\x^{2}</annotation></semantics></math>.`,
  );
  expect(html).toBe('<p>A <math><semantics><mrow><mi>x</mi></mrow></semantics></math>.</p>');
  expect(text).toBe('A x.');
  expect(found).toEqual([]);
});

test('what could run or look otherwise is taken off a formula', async () => {
  const { html } = await render(
    '<math onclick="x()" style="color:red" href="javascript:x()"><mi mathvariant="normal" class="a">x</mi><maction actiontype="statusline">y</maction></math>',
  );
  expect(html).toContain('<math><mi mathvariant="normal">x</mi>');
  expect(html).not.toMatch(/onclick|style|javascript|class=|maction/);
});

test.each(['maction', 'menclose', 'mfenced'])(
  'the tag <%s>, which browsers do not show, goes; what it holds stays, and it is reported',
  async (name) => {
    const { html, found } = await render(`So <math><${name}><mi>y</mi></${name}></math>.`);
    expect(html).toBe('<p>So <math><mi>y</mi></math>.</p>');
    expect(found).toEqual(['1:10 removed-html']);
  },
);

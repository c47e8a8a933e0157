import { expect, test } from 'vitest';
import { htmlOf, render } from './test-render.ts';

test.each(['note', 'tip', 'important', 'warning', 'caution'])(
  'an alert of the kind %s has a title in words, and is a note',
  async (kind) => {
    const title = kind[0]?.toUpperCase() + kind.slice(1);
    expect(await htmlOf(`> [!${kind.toUpperCase()}]\n> Text of *it*.`)).toBe(
      `<blockquote class="alert alert-${kind}" role="note"> <p class="alert-title"><strong>${title}</strong></p> <p>Text of <em>it</em>.</p> </blockquote>`,
    );
  },
);

test.each([
  ['a marker in small letters', '> [!note]\n> Text.'],
  ['a marker with a line break behind it', '> [!NOTE]  \n> Text.'],
  ['a paragraph of its own', '> [!NOTE]\n>\n> Text.'],
])('%s makes an alert', async (_, markdown) => {
  const { html, text, found } = await render(markdown);
  expect(html).toContain('alert-note');
  expect(text).toBe('Note Text.');
  expect(found).toEqual([]);
});

test('lists and code in an alert stay, and so does emphasis at its beginning', async () => {
  const { html } = await render('> [!TIP]\n> **A** b\n>\n> - c\n>\n> ~~~\n> d\n> ~~~');
  for (const part of ['<p><strong>A</strong> b</p>', '<li>c</li>', '<pre', 'alert-tip']) {
    expect(html).toContain(part);
  }
});

test.each([
  ['a marker with text on its line', '> [!NOTE] Text.'],
  ['a kind that nobody knows', '> [!INFO]\n> Text.'],
])('%s is a quotation, and its author is told', async (_, markdown) => {
  const { html, found } = await render(markdown);
  expect(html).not.toContain('class="alert');
  expect(html).toContain('[!');
  expect(found).toEqual(['1:3 unknown-alert']);
});

test('raw HTML has no alert that Markdown could not write', async () => {
  const { html } = await render('<blockquote data-alert="evil" class="alert">x</blockquote>');
  expect(html).toBe('<blockquote>x</blockquote>');
});

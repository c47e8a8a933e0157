import { expect, test } from 'vitest';
import { render } from './test-render.ts';

const excerpt = async (markdown: string) => (await render(markdown)).excerpt;

test('text before the marker is the excerpt, and the marker leaves no trace', async () => {
  const { excerpt, html, text } = await render('## A\n\nb *c*\n\n<!-- more -->\n\nd');
  expect(excerpt).toBe('A b c');
  expect(html).not.toMatch(/more|<!--/);
  expect(text).toBe('A b c d');
});

test.each(['a <!--more--> b', 'a <!-- MORE -->b', '- a\n\n  <!-- more -->\n\n  b'])(
  'the marker may stand anywhere: %j',
  async (markdown) => {
    expect(await excerpt(markdown)).toBe('a');
  },
);

test('without a marker, the first paragraph with text is the excerpt', async () => {
  expect(await excerpt('# T\n\n![x](y)\n\n- list\n\nFirst\nlines\n\nSecond')).toBe(
    'First lines',
  );
  expect(await excerpt('<!-- more -->\n\na\n\nb')).toBe('a');
});

test('without a paragraph, the first text of another kind is; without text, none', async () => {
  expect(await excerpt('- a\n- b')).toBe('a');
  expect(await excerpt('> quoted\n>\n> more')).toBe('quoted');
  expect(await excerpt('# Only this')).toBe('Only this');
  expect(await excerpt('![x](y)')).toBe('');
});

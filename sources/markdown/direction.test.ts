import { expect, test } from 'vitest';
import { htmlOf } from './test-render.ts';

test('a body without right-to-left script costs no byte', async () => {
  expect(await htmlOf('# Hello\n\n한국어 –日本語\n\n- a')).not.toContain('dir=');
});

test('most letters decide, not the first', async () => {
  expect(await htmlOf('OpenStack هي منصة سحابية\n\nThe word سلام means peace')).toBe(
    '<p dir="rtl">OpenStack هي منصة سحابية</p> <p dir="ltr">The word سلام means peace</p>',
  );
});

test('what the block around says is not said again', async () => {
  expect(await htmlOf('- שלום\n- שלום OK\n- Hello')).toBe(
    '<ul dir="rtl"> <li>שלום</li> <li>שלום OK</li> <li dir="ltr">Hello</li> </ul>',
  );
});

test('code runs to the right, and a direction that its author wrote stays', async () => {
  expect(await htmlOf('שלום\n\n    x = 1')).toMatch(/<pre [^>]*dir="ltr"/);
  expect(await htmlOf('שלום\n\n<p dir="auto">שלום</p>')).toContain('<p dir="auto">');
});

test('blocks without letters have no direction', async () => {
  expect(await htmlOf('שלום\n\n1 + 2')).toBe('<p dir="rtl">שלום</p> <p>1 + 2</p>');
});

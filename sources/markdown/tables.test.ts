import { expect, test } from 'vitest';
import { htmlOf, render } from './test-render.ts';

test('a table has a box with a name that no other has, and is no landmark', async () => {
  const table = '| a |\n|---|\n| b |';
  const { html } = await render(
    `${table}\n\n<table><caption>Prices</caption><tr><td>x</td></tr></table>`,
  );
  expect(html).toContain('<div class="table-scroll" role="group" aria-label="Table 1"><table>');
  expect(html).toContain('aria-label="Table 2: Prices"><table><caption>');
});

test('a table within a table scrolls with it', async () => {
  const { html } = await render(
    '<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>',
  );
  expect(html.match(/table-scroll/g)).toHaveLength(1);
});

test('header cells say what they head; empty ones head nothing', async () => {
  expect(await htmlOf('|   | b |\n|---|---|\n| c | d |')).toMatch(
    /<tr> <td><\/td> <th scope="col">b<\/th> <\/tr>.*<td>c<\/td>/,
  );
  expect(
    await htmlOf('<table><tr><th>a</th><th>b</th></tr><tr><th>c</th><td>d</td></tr></table>'),
  ).toContain(
    '<tr><th scope="col">a</th><th scope="col">b</th></tr><tr><th scope="row">c</th><td>d</td></tr>',
  );
});

test('alignment is a class', async () => {
  expect(await htmlOf('| a | b | c |\n|:-:|--:|:--|\n| d | e | f |')).toContain(
    '<td class="align-center">d</td> <td class="align-end">e</td> <td>f</td>',
  );
  expect(await htmlOf('<p style="color: red; text-align: center;">a</p>')).toBe(
    '<p class="align-center">a</p>',
  );
});

import { expect, test } from 'vitest';
import { htmlOf, render } from './test-render.ts';

test('a body without right-to-left script costs no byte', async () => {
  expect(await htmlOf('# Hello\n\n한국어 –日本語\n\n- a')).not.toContain('dir=');
});

test('most letters of a block decide, not the first', async () => {
  expect(
    await htmlOf('OpenStack هي منصة سحابية\n\nThe word سلام means peace, or so they say'),
  ).toBe(
    '<p dir="rtl">OpenStack هي منصة سحابية</p> <p>The word سلام means peace, or so they say</p>',
  );
});

test('what the block around says is not said again', async () => {
  expect(await htmlOf('Some words in English.\n\n- שלום\n- שלום OK\n- Hello')).toBe(
    '<p>Some words in English.</p> <ul dir="rtl"> <li>שלום</li> <li>שלום OK</li> <li dir="ltr">Hello</li> </ul>',
  );
});

test('code runs to the right, and a direction that its author wrote stays', async () => {
  expect(await htmlOf('שלום\n\n    x = 1')).toMatch(/<pre [^>]*dir="ltr"/);
  expect(await htmlOf('שלום\n\n<p dir="auto">שלום</p>')).toContain('<p dir="auto">');
});

test('blocks without letters have no direction', async () => {
  expect(await htmlOf('שלום\n\n1 + 2\n\nIn English')).toBe(
    '<p dir="rtl">שלום</p> <p>1 + 2</p> <p>In English</p>',
  );
});

test('the language of a post decides: in Arabic, a list item that is a name runs like the others', async () => {
  expect(await htmlOf('OpenStack Nova, Neutron and Cinder\n\n- OpenStack\n- خادم', 'ar')).toBe(
    '<p>OpenStack Nova, Neutron and Cinder</p> <ul> <li>OpenStack</li> <li>خادم</li> </ul>',
  );
});

test('an author says by lang or dir where a block runs another way', async () => {
  expect(await htmlOf('شكرا\n\n<p lang="en">Thanks.</p><p dir="ltr">Thanks.</p>', 'ar')).toBe(
    '<p>شكرا</p> <p lang="en" dir="ltr">Thanks.</p><p dir="ltr">Thanks.</p>',
  );
  expect(await htmlOf('Thanks\n\n<p lang="fa">سپاس</p>')).toContain('<p lang="fa" dir="rtl">');
  expect(await htmlOf('شكرا\n\n<p lang="no tag">Thanks.</p>', 'ar')).toContain(
    '<p lang="no tag">Thanks.</p>',
  );
});

test('most letters outside code decide for a post that names no language', async () => {
  const { script } = await render('שלום עולם\n\n```js\nconst helloWorld = 1234;\n```');
  expect(script).toBe('Hebr');
  expect((await render('The word סלאם means peace')).script).toBeNull();
});

test('cells stand where their table says, whichever way their words run', async () => {
  const table = '| word | meaning |\n|---|--:|\n| سلام. | peace |';
  const row = (html: string) => /<tbody>(.*)<\/tbody>/.exec(html)?.[1];
  expect(row(await htmlOf(table))).toBe(
    ' <tr> <td><bdi dir="rtl">سلام.</bdi></td> <td class="align-end">peace</td> </tr> ',
  );
  expect(row(await htmlOf(table, 'ar'))).toBe(
    ' <tr> <td>سلام.</td> <td class="align-end">peace</td> </tr> ',
  );
});

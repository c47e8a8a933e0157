import sharp from 'sharp';
import { expect, test } from 'vitest';
import { render } from './test-render.ts';

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

test('pictures are listed with their places in the file', async () => {
  const { pictures } = await render(
    'a ![b *c*](/img/d%20e.png "t")\n\n> <img src="f.png" alt="g">',
  );
  expect(pictures).toEqual([
    { src: '/img/d%20e.png', alt: 'b c', line: 1, column: 3 },
    { src: 'f.png', alt: 'g', line: 3, column: 3 },
  ]);
});

test('a picture is listed exactly as its HTML names it', async () => {
  const { html, pictures } = await render('![a](</img/a b\u202F—“c”.png>)');
  const [, src] = /src="([^"]*)"/.exec(html) ?? [];
  expect(pictures[0]?.src).toBe(src);
  expect(decodeURI(src ?? '')).toBe('/img/a b\u202F—“c”.png');
});

test('a picture without a description is a warning with its place', async () => {
  const { html, findings } = await render('a\n\nb ![](c.png)');
  expect(html).toContain('<img src="c.png" alt="">');
  expect(findings).toMatchObject([
    { severity: 'warning', rule: 'missing-alt', line: 3, column: 3 },
  ]);
});

test('in raw HTML an empty description is a choice, a missing one is not', async () => {
  expect((await render('<img src="a.png" alt="">')).found).toEqual([]);
  expect((await render('<img src="a.png">')).found).toEqual(['1:1 missing-alt']);
});

test('a description that says nothing counts as missing, in Markdown and in HTML', async () => {
  const { html, findings } = await render(
    '![Image](a.png) <img src="b.png" alt="IMG_2034.jpg">',
  );
  expect(html.match(/ alt=""/g)).toHaveLength(2);
  expect(findings).toMatchObject([
    { rule: 'missing-alt', line: 1, column: 1 },
    { rule: 'missing-alt', line: 1, column: 17 },
  ]);
  expect(findings[0]?.message).toContain('“Image”');
});

test('a picture without an address leaves its description, and no empty paragraph', async () => {
  const { html, found } = await render('![]()\n\n![What it showed]()');
  expect(html.trim()).toBe('<p>What it showed</p>');
  expect(found).toEqual(['1:1 empty-picture', '3:1 empty-picture']);
});

test('a picture in the text itself has its size, and is not listed as a file', async () => {
  const { html, pictures, found } = await render(`![dot](${PIXEL})`);
  expect(html).toContain(`<img src="${PIXEL}" alt="dot" width="1" height="1">`);
  expect(pictures).toEqual([]);
  expect(found).toEqual([]);
});

test('a picture in the text is published without what its camera wrote', async () => {
  const photo = await sharp({
    create: { width: 8, height: 4, channels: 3, background: '#36c' },
  })
    .withExif({ IFD0: { Make: 'Example Camera', Copyright: 'Example Foundation' } })
    .jpeg()
    .toBuffer();
  const { html } = await render(`![a sky](data:image/jpeg;base64,${photo.toString('base64')})`);
  const [, base64 = ''] = /base64,([^"]+)/.exec(html) ?? [];
  const published = Buffer.from(base64, 'base64').toString('latin1');
  expect(published).toContain('Example Foundation');
  expect(published).not.toContain('Example Camera');
});

test('a picture in the text that is none, or weighs much, is a warning', async () => {
  expect((await render('![a](data:image/png;base64,AAAA)')).found).toEqual([
    '1:1 unreadable-picture',
  ]);
  const heavy = `![a](data:image/png;base64,${'A'.repeat(60_000)})`;
  expect((await render(heavy)).found).toEqual(['1:1 heavy-picture', '1:1 unreadable-picture']);
});

test('a drawing that could hold script is refused; its description stays', async () => {
  const { text, found } = await render('![plan](data:image/svg+xml;base64,PHN2Zz4=)');
  expect(text).toBe('plan');
  expect(found).toEqual(['1:1 removed-html']);
});

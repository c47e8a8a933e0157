import { expect, test } from 'vitest';
import { presentBody } from './present.ts';
import { render } from './test-render.ts';

const lookup = (src: string) =>
  src === '/img/a.png' ? { src: '/media/a.1.png', width: 800, height: 600 } : undefined;

test('a picture gets its address and size, and loads when it is needed', () => {
  expect(presentBody('<p><img src="/img/a.png" alt="x"></p>', lookup)).toBe(
    '<p><img src="/media/a.1.png" alt="x" width="800" height="600" loading="lazy" decoding="async"></p>',
  );
});

test('a picture that is not ours keeps its address', () => {
  expect(presentBody('<img src="https://a.org/b.png" alt="">', lookup)).toBe(
    '<img src="https://a.org/b.png" alt="" loading="lazy" decoding="async">',
  );
});

test('the size that its author gave is kept, and the missing side follows', () => {
  expect(presentBody('<img src="/img/a.png" alt="" width="400">', lookup)).toContain(
    'width="400" height="300"',
  );
});

test('words about a picture are not taken for one', async () => {
  const { html } = await render(
    '<a title="<img src=\'/img/a.png\'>" href="/x">`<img src="/img/a.png">`</a>',
  );
  expect(presentBody(html, () => expect.fail('no picture here'))).toBe(html);
});

test('the lookup is asked with the address as the body lists it', async () => {
  const { html, pictures } = await render('![a "b" & <c>](/img/d%20é.png?x=1&y=2 "<img>")');
  const asked: string[] = [];
  const shown = presentBody(html, (src) => {
    asked.push(src);
    return undefined;
  });
  expect(asked).toEqual(pictures.map(({ src }) => src));
  expect(shown.replace(' loading="lazy" decoding="async"', '')).toBe(html);
});

test('a browser may take another file of a picture, as wide as the text lets it be', () => {
  const sources = [{ type: 'image/avif', srcset: '/pictures/a-480.avif 480w' }];
  const shown = (width: number) =>
    presentBody('<p><img src="/img/a.png" alt=""></p>', () => ({
      src: '/media/a.png',
      width,
      height: 10,
      sources,
    }));
  expect(shown(800)).toMatch(
    /^<p><picture><source type="image\/avif" srcset="\/pictures\/a-480.avif 480w" sizes="min\(640px, 93vw\)"><img src="\/media\/a.png"[^>]*><\/picture><\/p>$/,
  );
  expect(shown(200)).toContain('sizes="min(200px, 93vw)"');
});

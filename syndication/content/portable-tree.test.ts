import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { portableTree } from './portable-tree.ts';

const PAGE = 'https://news.example.org/blog/a-post';
const writer = unified().use(rehypeStringify);
const portable = (html: string) => writer.stringify(portableTree(html, PAGE));

test.each([
  ['/blog/other', 'https://news.example.org/blog/other'],
  ['#a-part', 'https://news.example.org/blog/a-post#a-part'],
  ['other?a=1&b=2', 'https://news.example.org/blog/other?a=1&#x26;b=2'],
  ['//cdn.example.org/x', 'https://cdn.example.org/x'],
  ['https://example.org/ü', 'https://example.org/%C3%BC'],
  ['mailto:news@example.org', 'mailto:news@example.org'],
])('a link to %s becomes one to %s', (href, whole) => {
  expect(portable(`<a href="${href}">x</a>`)).toBe(`<a href="${whole}">x</a>`);
});

test('pictures, videos in files, posters and sources of quotations are found from anywhere', () => {
  expect(portable('<img src="/media/a.png" alt="">')).toContain(
    'src="https://news.example.org/media/a.png"',
  );
  expect(portable('<video src="/a.mp4" poster="/a.jpg"></video>')).toContain(
    'src="https://news.example.org/a.mp4" poster="https://news.example.org/a.jpg"',
  );
  expect(portable('<blockquote cite="/a">x</blockquote>')).toContain(
    'cite="https://news.example.org/a"',
  );
});

test.each(['javascript:alert(1)', 'JaVa\tscript:alert(1)', 'vbscript:x', 'file:///etc/passwd'])(
  'an address such as %s is left out, and the text stays',
  (href) => {
    expect(portable(`<a href="${href}">text</a>`)).toBe('<a>text</a>');
  },
);

test('an address that is none is left out', () => {
  expect(portable('<a href="https://[">text</a>')).toBe('<a>text</a>');
});

test('a video is the link to it, as it was written', () => {
  const link = '<a href="https://vimeo.com/1">A film <small>on Vimeo</small></a>';
  expect(
    portable(
      `<p><video-on-click data-video="https://player.vimeo.com/video/1">${link}</video-on-click></p>`,
    ),
  ).toBe(`<p>${link}</p>`);
});

test('a picture that is written into the text becomes a link to the page', () => {
  expect(portable('<p><img src="data:image/png;base64,AAAA" alt="A chart"></p>')).toBe(
    `<p><a href="${PAGE}">A chart</a></p>`,
  );
});

test('the sign beside a heading, which only the page’s style sheet draws, is left out', () => {
  expect(
    portable('<h2 id="a">A<a class="heading-anchor" href="#a" aria-hidden="true"></a></h2>'),
  ).toBe('<h2 id="a">A</h2>');
});

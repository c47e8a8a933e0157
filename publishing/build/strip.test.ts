import { expect, test } from 'vitest';
import { stripFramework } from './strip.ts';

test.each([
  ['a script of Next', '<script src="/_next/static/chunks/a.js" async=""></script>'],
  [
    'its preload',
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/a.js"/>',
  ],
  ['the bootstrap', '<script id="_R_">self.__next_r="x"</script>'],
  [
    'the start of the flight data',
    '<script>(self.__next_f=self.__next_f||[]).push([0])</script>',
  ],
  ['flight data', '<script>self.__next_f.push([1,"<p>the article once more</p>"])</script>'],
  ['React’s comments', '<!--$--><!--/$-->'],
])('%s is removed', (_, added) => {
  expect(stripFramework(`<p>One</p>${added}<p>Two</p>`)).toBe('<p>One</p><p>Two</p>');
});

test.each([
  [
    'JSON-LD',
    '<script type="application/ld+json">{"@type":"NewsArticle","text":"\\u003cp>"}</script>',
  ],
  ['an island', '<script type="module" src="/assets/theme.js"></script>'],
  ['speculation rules', '<script type="speculationrules">{"prefetch":[]}</script>'],
  ['an empty script', '<script type="module"></script>'],
  ['a preloaded font', '<link rel="preload" as="font" href="/_next/static/media/a.woff2"/>'],
  ['text that speaks of scripts', '<p>self.__next_f.push(1) &lt;script&gt;</p>'],
  ['odd but valid markup', "<P Class=a data-x='1'>é &amp; &nbsp; <br/>"],
])('%s stays as it is, byte for byte', (_, kept) => {
  expect(stripFramework(kept)).toBe(kept);
});

test('a post’s og:pubdate follows all other tags of the head, wherever React has written it', () => {
  const framework = '<script src="/_next/static/a.js" async=""></script>';
  const [title, date] = ['<title>A</title>', '<meta property="og:pubdate" content="2026"/>'];
  const around = (tags: string, scripts: string) =>
    `<html><head>${tags}${scripts}</head><body><script type="application/ld+json">{}</script></body></html>`;
  for (const scripts of ['<script>theme()</script>', '']) {
    const expected = around(title + date, scripts);
    expect(stripFramework(around(date + framework + title, scripts))).toBe(expected);
    expect(stripFramework(around(title + date, scripts))).toBe(expected);
  }
});

import { expect, test } from 'vitest';
import { SPECULATION_RULES, THEME_SCRIPT } from '#site/inline-scripts.ts';
import { auditPage } from './audit-page.ts';

test.each([
  ['a style attribute', '<p style="color:red">x</p>', 'style='],
  ['a style element', '<style>p{}</style>', '<style>'],
  ['an inline script', '<script>alert(1)</script>', 'inline <script>'],
  ['an event handler', '<p onclick="x()">x</p>', 'onclick'],
  ['content that waits for a script', '<template id="B:0"></template>', 'would need a script'],
  ['the page of a failure', '<html id="__next_error__">', 'would need a script'],
])('%s keeps a page from being released', (_, html, named) => {
  expect(auditPage(html).problems.join()).toContain(named);
});

test('our own scripts in a page are allowed, and no others like them', () => {
  const page = (script: string) => auditPage(`<script>${script}</script>`).problems;
  expect(page(THEME_SCRIPT)).toEqual([]);
  expect(page(SPECULATION_RULES)).toEqual([]);
  expect(page(`${THEME_SCRIPT};alert(1)`)).toHaveLength(1);
});

test('data in script elements is no script, and scripts with an address are allowed', () => {
  const html =
    '<script type="application/ld+json">{"a":1}</script><script type="module" src="/a.js"></script>';
  expect(auditPage(html)).toMatchObject({ problems: [], ours: ['/a.js'] });
});

test('what the design refers to and what an author refers to are told apart', () => {
  const html =
    '<a href="/ours">x</a><div data-body><p><a href="/theirs">x</a><img src="/p.png"></p></div>' +
    '<img srcset="/a.avif 1x, /b.avif 2x">';
  expect(auditPage(html)).toMatchObject({
    ours: ['/ours', '/a.avif', '/b.avif'],
    authored: ['/theirs', '/p.png'],
  });
});

test('links of the header, the footer and menus are told apart; their pictures are ours', () => {
  const html =
    '<header><a href="/a"><img src="/logo.svg"></a></header><nav><a href="/b">x</a></nav>' +
    '<main><nav><a href="/c">x</a></nav></main><footer><a href="/d">x</a></footer>';
  expect(auditPage(html)).toMatchObject({
    menus: ['/a', '/b', '/d'],
    ours: ['/logo.svg', '/c'],
  });
});

test('what the design leads to on the same page is there, in whatever spelling', () => {
  const page = (reference: string, ids = '') =>
    auditPage(`<a href="${reference}">x</a><div data-body>${ids}<a href="#typo">x</a></div>`);
  expect(page('#notes').problems).toEqual(['#notes leads to no place on the page']);
  expect(page('#notes', '<p id="notes">').problems).toEqual([]);
  expect(page('#%EC%86%8C%EC%8B%9D', '<p id="소식">').problems).toEqual([]);
  expect(page('#50%', '<p id="50%">').problems).toEqual([]);
  expect(page('#').problems).toEqual([]);
});

import { expect, test } from 'vitest';
import { ORIGIN, postOf } from '../fixtures/edition.ts';
import { type FeedPicture, feedHtml } from './feed-html.ts';

const picture: FeedPicture = {
  url: `${ORIGIN}/media/a.jpg`,
  alt: 'A "chart" & more',
  width: 1200,
  height: 630,
  type: 'image/jpeg',
  bytes: 12_345,
};

const written = (html: string) => feedHtml(postOf(), html, null, ORIGIN);

test('what only the design of the page needs is left out', () => {
  expect(
    written(
      '<div class="table-scroll" role="group" aria-label="Table 1"><table><tr><th scope="col" class="align-end">a</th></tr></table></div>',
    ),
  ).toBe('<div><table><tbody><tr><th scope="col">a</th></tr></tbody></table></div>');
});

test('highlighted code is plain code again, and still names its language', () => {
  expect(
    written(
      '<pre role="group" aria-label="Code 1: TypeScript"><code class="language-ts"><span class="t1">const <span class="t2">a</span></span> = 1 &#x3C; 2;\n</code></pre>',
    ),
  ).toBe('<pre><code class="language-ts">const a = 1 &#x3C; 2;\n</code></pre>');
});

test('a span that says in which language or direction its words are stays', () => {
  expect(written('<p><span lang="ko" dir="ltr">한국어</span></p>')).toBe(
    '<p><span lang="ko" dir="ltr">한국어</span></p>',
  );
});

test('boxes to tick, which readers take out, become signs', () => {
  expect(
    written(
      '<ul><li><label><input type="checkbox" checked disabled> done</label></li><li><label><input type="checkbox" disabled> not</label></li></ul>',
    ),
  ).toBe('<ul><li>☑ done</li><li>☐ not</li></ul>');
});

test('corrections, the first publisher and the picture stand before the text', () => {
  const html = feedHtml(
    postOf({
      corrections: [{ date: '2025-03-06T10:00:00.000Z', text: 'It was <two>.' }],
      canonical: 'https://elsewhere.example/original',
    }),
    '<p>Text.</p>',
    picture,
    ORIGIN,
  );
  expect(html).toBe(
    [
      '<p><strong>Correction, <time datetime="2025-03-06T10:00:00.000Z">March 6, 2025</time>:</strong> It was &#x3C;two>.</p>',
      '<p>First published at <a href="https://elsewhere.example/original">elsewhere.example</a>.</p>',
      `<p><img src="${ORIGIN}/media/a.jpg" alt="A &#x22;chart&#x22; &#x26; more" width="1200" height="630"></p>`,
      '<p>Text.</p>',
    ].join(''),
  );
});

test('a post that runs from right to left says so for the whole of its text', () => {
  const post = postOf({ lang: 'ar', corrections: [{ date: '2025-03-02', text: 'خطأ' }] });
  expect(feedHtml(post, '<p>سلام</p>', null, ORIGIN)).toMatch(
    /^<div lang="ar" dir="rtl"><p>.*خطأ<\/p><p>سلام<\/p><\/div>$/,
  );
  expect(feedHtml(postOf({ script: 'Hebr' }), '<p>שלום</p>', null, ORIGIN)).toBe(
    '<div dir="rtl"><p>שלום</p></div>',
  );
});

test('an alert is a quotation with its kind in words, and a formula stays one', () => {
  expect(
    written(
      '<blockquote class="alert alert-tip" role="note"><p class="alert-title"><strong>Tip</strong></p><p>a</p></blockquote>',
    ),
  ).toBe('<blockquote><p><strong>Tip</strong></p><p>a</p></blockquote>');
  const formula = '<math display="block"><mi>x</mi></math>';
  expect(written(formula)).toBe(formula);
});

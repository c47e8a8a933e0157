import { describe, expect, it } from 'vitest';
import { shownText } from './shown-text.ts';

describe('a title or a description is shown', () => {
  it.each([
    ['News &amp; Events', 'News & Events'],
    ['Let&#39;s Encrypt&#x2019;s year', "Let's Encrypt’s year"],
    ['5 &lt; 6 &mdash; really', '5 < 6 — really'],
    ['One<br>Two <br/> Three', 'One Two Three'],
    ['<em>New</em>: the <strong class="x">big <i>one</i></strong>', 'New: the big one'],
    ['<p>Paragraph</p>', 'Paragraph'],
    ['See <a href="https://example.org">this</a>', 'See this'],
    ['H<sub>2</sub>O', 'H2O'],
    ['A&nbsp;B', 'A\u00A0B'],
    ['Tab&#10;line', 'Tab line'],
  ])('without entities and tags: %s', (written, shown) => {
    expect(shownText(written)).toBe(shown);
  });

  it.each([
    'AT&T and R&D; more',
    '5 < 6 and 7 > 6',
    'How <script> works',
    '<script>alert(1)</script>',
    'Vec<T> and Map<K, V>',
    'The <b> element',
    'The <a> and </a> tags',
    'Between <b> and </b> stands the text',
    'a <-> b',
    '&copyright',
    '&unknown;',
    'C++',
  ])('as it is written: %s', (written) => {
    expect(shownText(written)).toBe(written);
  });

  it('with what an entity stands for as text, once', () => {
    expect(shownText('&lt;b&gt;bold&lt;/b&gt;')).toBe('<b>bold</b>');
    expect(shownText('&amp;amp;')).toBe('&amp;');
    expect(shownText('&lt;script&gt;')).toBe('<script>');
  });

  it('in no time, whatever it holds', () => {
    const began = process.cpuUsage();
    shownText('<b>'.repeat(1_500));
    shownText(`${'<b>'.repeat(800)}x${'</b>'.repeat(800)}`);
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(1_000);
  });
});

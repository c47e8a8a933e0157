import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { identity } from '#site/identity.ts';
import { ORIGIN, postOf } from './fixtures/edition.ts';
import { HOSTILE_SHOWN, HTML, hostilePost, plainPost } from './fixtures/feeds.ts';
import { postMarkdown } from './markdown.ts';

/** The header as YAML reads it, and what stands behind it. */
function read(markdown: string): { header: unknown; text: string } {
  const [, header = '', text = ''] = /^---\n(.*?\n)---\n\n(.*)$/s.exec(markdown) ?? [];
  return { header: parse(header), text };
}

test('the header says who, when and where', () => {
  const { header, text } = read(postMarkdown(plainPost, '<p>Text.</p>', null, ORIGIN));
  expect(header).toEqual({
    title: 'A handbook',
    description: 'Volunteers wrote a handbook.',
    authors: ['Ada Example'],
    date: '2025-03-01T09:30:15.250Z',
    updated: '2025-03-05T08:00:00.000Z',
    categories: ['Events', 'News & People'],
    lang: 'ko',
    publisher: identity.name,
    canonical: `${ORIGIN}/blog/handbook`,
  });
  expect(text).toBe('# A handbook\n\nText.\n');
});

test('corrections stand before the text, and make the post younger', () => {
  const corrections = [{ date: '2025-03-06T10:00:00.000Z', text: 'It was *two*.' }];
  const { header, text } = read(
    postMarkdown(postOf({ corrections }), '<p>Text.</p>', null, ORIGIN),
  );
  expect(header).toMatchObject({ updated: '2025-03-06T10:00:00.000Z' });
  expect(text).toContain(String.raw`**Correction, March 6, 2025:** It was \*two\*.`);
});

test('the picture of the page stands before the text', () => {
  const picture = { src: '/media/a%20b.jpg', alt: 'Two ] brackets' };
  const { text } = read(postMarkdown(postOf(), '<p>Text.</p>', picture, ORIGIN));
  const image = String.raw`![Two \] brackets](${ORIGIN}/media/a%20b.jpg)`;
  expect(text.split('\n\n').slice(1)).toEqual([image, 'Text.\n']);
});

test('a republication names its original', () => {
  const canonical = 'https://elsewhere.example/original';
  const { header, text } = read(postMarkdown(postOf({ canonical }), '', null, ORIGIN));
  expect(header).toMatchObject({ canonical });
  expect(text).toContain(`First published at [elsewhere.example](${canonical}).`);
});

test('hostile frontmatter is words in the header and in the text', () => {
  const written = postMarkdown(hostilePost, HTML, null, ORIGIN);
  const { header, text } = read(written);
  expect(header).toMatchObject({
    title: HOSTILE_SHOWN,
    authors: [HOSTILE_SHOWN],
    canonical: `${ORIGIN}/blog/hostile`,
  });
  expect(written).not.toContain('javascript:');
  const { children } = unified().use(remarkParse).parse(text);
  expect(JSON.stringify(children)).not.toContain('"type":"html"');
});

test('a title cannot end the header', () => {
  const { header } = read(postMarkdown(postOf({ title: 'A\n---\nB' }), '', null, ORIGIN));
  expect(header).toMatchObject({ title: 'A --- B' });
});

test('a post whose language nobody named has none in its header', () => {
  const post = postOf({ script: 'Hebr', title: 'שלום' });
  expect(read(postMarkdown(post, '', null, ORIGIN)).header).not.toHaveProperty('lang');
});

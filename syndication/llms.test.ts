import type { List } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { identity } from '#site/identity.ts';
import { categoryOf, editionOf, ORIGIN, postOf } from './fixtures/edition.ts';
import { HOSTILE_SHOWN, hostilePost } from './fixtures/feeds.ts';
import { writeLlms } from './llms.ts';

const edition = editionOf([
  hostilePost,
  postOf({ slug: 'handbook', title: 'A handbook' }),
  postOf({ slug: 'hidden', state: 'unlisted', categories: [categoryOf('secret')] }),
]);

test('the file has the shape that its convention asks for', () => {
  const { children } = unified().use(remarkParse).parse(writeLlms(edition, ORIGIN));
  const [title, summary] = children;
  expect(title).toMatchObject({ type: 'heading', depth: 1 });
  expect(title && textOf(title)).toBe(identity.name);
  expect(summary).toMatchObject({ type: 'blockquote' });
  expect(children.filter(({ type }) => type === 'html')).toEqual([]);
  for (const list of children.filter((node): node is List => node.type === 'list')) {
    for (const item of list.children) {
      const [paragraph] = item.children;
      if (paragraph?.type !== 'paragraph') throw new Error('An item is no paragraph.');
      expect(paragraph.children[0]).toMatchObject({ type: 'link' });
    }
  }
});

test('posts are named with the address of their Markdown, their day and what they say', () => {
  expect(writeLlms(edition, ORIGIN)).toContain(
    `- [A handbook](${ORIGIN}/blog/handbook.md): 2025-03-01. Description of handbook.`,
  );
});

test('a hostile title arrives as words', () => {
  const { children } = unified().use(remarkParse).parse(writeLlms(edition, ORIGIN));
  expect(textOf(children)).toContain(HOSTILE_SHOWN);
});

test('what is unlisted is not named', () => {
  expect(writeLlms(edition, ORIGIN)).not.toMatch(/hidden|secret/);
});

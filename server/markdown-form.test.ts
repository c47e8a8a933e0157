import { expect, test } from 'vitest';
import { markdownBeside, prefersMarkdown } from './markdown-form.ts';

const files = new Set(['blog.html', 'blog/a.html', 'blog/a.md', 'robots.txt']);

test('a post has Markdown beside it, and nothing else has', () => {
  expect(markdownBeside('blog/a.html', files)).toBe('blog/a.md');
  expect(markdownBeside('blog/a.md', files)).toBeNull();
  expect(markdownBeside('blog.html', files)).toBeNull();
  expect(markdownBeside('robots.txt', files)).toBeNull();
});

test.each([
  ['text/markdown', true],
  ['text/markdown, text/html;q=0.8', true],
  ['text/markdown, text/plain;q=0.9, */*;q=0.1', true],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', false],
  ['text/html, text/markdown', false],
  ['*/*', false],
  ['application/json', false],
])('who accepts %s gets Markdown: %s', (accept, markdown) => {
  expect(prefersMarkdown({ headers: { accept } })).toBe(markdown);
});

test('who says nothing gets the page', () => {
  expect(prefersMarkdown({ headers: {} })).toBe(false);
});

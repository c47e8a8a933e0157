import { describe, expect, it } from 'vitest';
import { manuscript } from '../fixtures.ts';
import { descriptionOf, plainText } from './descriptions.ts';

describe('a description', () => {
  it('is the one in seo, else the excerpt, else the title', () => {
    const post = { title: 'Title', excerpt: 'Excerpt.', seo: { description: 'In **seo**.' } };
    expect(descriptionOf(manuscript(post))).toBe('In seo.');
    expect(descriptionOf(manuscript({ ...post, seo: { description: null } }))).toBe('Excerpt.');
    expect(descriptionOf(manuscript({ ...post, seo: { description: '[](x)' } }))).toBe(
      'Excerpt.',
    );
    expect(
      descriptionOf(manuscript({ ...post, seo: { description: null }, excerpt: ' ' })),
    ).toBe('Title');
  });

  it('is not cut where an editor wrote it', () => {
    const description = 'word '.repeat(100).trim();
    expect(descriptionOf(manuscript({ seo: { description } }))).toBe(description);
  });

  it.each([
    ['the [Associate class](https://a.org/members). It', 'the Associate class. It'],
    ['[a](https://a.org/b_(c)) and [d](e "title")', 'a and d'],
    ['[one][ref] and ![alt](a.png)', 'one and alt'],
    ['see <https://a.org>', 'see https://a.org'],
    ['**bold**, *thin*, __strong__, _soft_ and `code`', 'bold, thin, strong, soft and code'],
    ['snake_case_name, 2 * 3 * 4, [not a link]', 'snake_case_name, 2 * 3 * 4, [not a link]'],
    ['a < b and c > d', 'a < b and c > d'],
  ])('has no Markdown: %s', (markdown, plain) => {
    expect(plainText(markdown)).toBe(plain);
  });
});

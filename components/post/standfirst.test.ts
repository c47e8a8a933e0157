import { describe, expect, it } from 'vitest';
import type { Body } from '#newsroom/body.ts';
import { makeEdition } from '#newsroom/compose-edition.ts';
import type { Post } from '#newsroom/edition.ts';
import { archive, LATER, manuscript } from '#newsroom/fixtures.ts';
import { standfirstOf } from './standfirst.ts';

function standfirst(description: string | null, text: string, title = 'A title') {
  const manuscripts = [manuscript({ title, seo: { description } })];
  const [post] = makeEdition(archive({ manuscripts }), LATER).posts as [Post];
  const body: Body = {
    html: '',
    headings: [],
    pictures: [],
    excerpt: text,
    text,
    words: 1,
    minutes: 1,
    script: null,
  };
  return standfirstOf(post, body);
}

describe('a standfirst', () => {
  it('is the description that an editor wrote', () => {
    expect(standfirst('What it is about.', 'The text.')).toBe('What it is about.');
  });

  it('is missing where no editor wrote a description', () => {
    expect(standfirst(null, 'The text.')).toBeNull();
  });

  it('does not say what the text begins with', () => {
    expect(
      standfirst('“It’s official”: the text.', 'It’s official – the text. More.'),
    ).toBeNull();
  });

  it('does not say the title once more', () => {
    expect(standfirst('A title.', 'The text.', 'A title')).toBeNull();
  });

  it('is not a description of many lines', () => {
    expect(standfirst('word '.repeat(80), 'The text.')).toBeNull();
  });
});

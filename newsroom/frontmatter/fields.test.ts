import { describe, expect, it } from 'vitest';
import { authorFields, type Field, type Fields, postFields } from './fields.ts';
import { readAuthorFrontmatter, readPostFrontmatter } from './frontmatter.ts';

const where = { file: 'a.md', position: () => ({ line: 1, column: 1 }) };

/** What somebody would write who copied every example from the manual. */
function examples(fields: Fields): Record<string, unknown> {
  const example = (field: Field): unknown => {
    if (field.kind === 'object') return examples(field.fields);
    if (field.kind === 'list') return [examples(field.fields)];
    return 'example' in field ? field.example : undefined;
  };
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, example(field)]),
  );
}

describe('the manual', () => {
  it('has no example of a post to which the reader objects', () => {
    const reading = readPostFrontmatter(examples(postFields), where);
    expect(reading).toMatchObject({ kind: 'post', findings: [] });
  });

  it('has an example for each field, and the reader reads every one', () => {
    const reading = readPostFrontmatter(examples(postFields), where);
    const manuscript = reading.kind === 'post' ? reading.manuscript : null;
    // Words of other systems, which the manual does not offer.
    const others = { hidePost: null, publishDate: null, slug: null, permalink: null };
    const rest = Object.fromEntries(
      Object.entries(manuscript ?? { title: null }).filter(([name]) => !(name in others)),
    );
    expect(JSON.stringify(rest)).not.toMatch(/null|\[\]|false/);
  });

  it('has no example of an author to which the reader objects', () => {
    const { author, findings } = readAuthorFrontmatter(examples(authorFields), where);
    expect(findings).toEqual([]);
    expect(Object.values(author ?? { author })).not.toContain(null);
  });
});

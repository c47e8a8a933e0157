import { describe, expect, it } from 'vitest';
import { EMPTY_BODY } from '#newsroom/body.ts';
import { readingMinutes } from '#newsroom/text/reading-time.ts';
import { needsContents } from './post/contents.tsx';

const headings = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id, level: 2 }));

describe('a table of contents', () => {
  it.each([
    ['900 words of English', 'word '.repeat(900), 'word '.repeat(901)],
    ['900 words of Korean', '오픈인프라 '.repeat(900), '오픈인프라 '.repeat(901)],
    ['1,956 characters of Chinese', '字'.repeat(1956), '字'.repeat(1957)],
  ])('stands where a post is longer than %s', (_, short, long) => {
    expect(needsContents({ ...EMPTY_BODY, headings, minutes: readingMinutes(short) })).toBe(
      false,
    );
    expect(needsContents({ ...EMPTY_BODY, headings, minutes: readingMinutes(long) })).toBe(
      true,
    );
  });

  it('does not stand where a long post has few headings', () => {
    expect(needsContents({ ...EMPTY_BODY, headings: headings.slice(1), minutes: 60 })).toBe(
      false,
    );
  });
});

import { describe, expect, it, test } from 'vitest';
import { makeEdition } from '../compose-edition.ts';
import { archive, LATER, manuscript } from '../fixtures.ts';

const SITE = 'https://openinfra.org';
const PLACE = { line: 7, column: 12 };

/** What becomes of a canonical address beside a listed, an unlisted, a draft and a moved post. */
function settled(canonical: string) {
  const { posts, findings } = makeEdition(
    archive({
      manuscripts: [
        manuscript({
          file: 'posts/copy.md',
          canonical,
          aliases: ['/blog/copy-before'],
          places: { ...manuscript().places, canonical: PLACE },
        }),
        manuscript({ file: 'posts/original.md', aliases: ['/blog/moved', '/news/moved'] }),
        manuscript({ file: 'posts/hidden.md', hidePost: true, aliases: ['/blog/was-hidden'] }),
        manuscript({ file: 'posts/draft.md', draft: true }),
        manuscript({ file: 'posts/later.md', date: '2030-01-01T00:00:00.000Z' }),
      ],
    }),
    LATER,
  );
  return {
    used: posts.find(({ file }) => file === 'posts/copy.md')?.canonical,
    findings: findings.filter(({ rule }) => rule === 'canonical-not-a-post'),
  };
}

describe('the address of an original', () => {
  it.each([
    'https://elsewhere.example/blog/original',
    `${SITE}/about`,
    `${SITE}/blog/original`,
    `${SITE}/blogs/x`,
  ])('is used as written, as %s', (address) => {
    expect(settled(address)).toEqual({ used: address, findings: [] });
  });

  it('is left out without a word where it is the post’s own', () => {
    expect(settled(`${SITE}/blog/copy`)).toEqual({ used: null, findings: [] });
    expect(settled(`${SITE}/blog/copy/`)).toEqual({ used: null, findings: [] });
  });

  it.each([`${SITE}/blog/moved`, `${SITE}/blog/original.html`, `${SITE}/blog/original/`])(
    'is that of the post to which it leads, and reported, as %s',
    (address) => {
      const { used, findings } = settled(address);
      expect(used).toBe(`${SITE}/blog/original`);
      expect(findings).toEqual([
        expect.objectContaining({
          severity: 'warning',
          file: 'posts/copy.md',
          ...PLACE,
          repair: `Write ${SITE}/blog/original.`,
        }),
      ]);
    },
  );

  it.each([
    'nowhere',
    'hidden',
    'was-hidden',
    'draft',
    'later',
    'copy-before',
    'category/news',
    '',
  ])('is left out and reported where /blog/%s is no listed post', (slug) => {
    const { used, findings } = settled(`${SITE}/blog/${slug}`);
    expect(used).toBe(null);
    expect(findings).toEqual([
      expect.objectContaining({ severity: 'warning', file: 'posts/copy.md', ...PLACE }),
    ]);
    expect(findings[0]?.message).toContain(`${SITE}/blog/${slug}`);
  });
});

test('a post with an original elsewhere stays in the lists', () => {
  const { posts } = makeEdition(
    archive({ manuscripts: [manuscript({ canonical: 'https://elsewhere.example/a' })] }),
    LATER,
  );
  expect(posts).toHaveLength(1);
});

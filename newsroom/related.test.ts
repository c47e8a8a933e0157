import { describe, expect, it } from 'vitest';
import { makeEdition } from './compose-edition.ts';
import type { Post } from './edition.ts';
import { archive, LATER, manuscript } from './fixtures.ts';
import { neighbours, relatedTo } from './related.ts';

/** Posts a day apart, the first the newest. */
function editionOf(...posts: Parameters<typeof manuscript>[0][]) {
  const manuscripts = posts.map((about, index) =>
    manuscript({
      file: `${index}.md`,
      date: new Date(Date.UTC(2025, 5, 30 - index)).toISOString(),
      authors: [`Author Number${index}`],
      ...about,
    }),
  );
  const edition = makeEdition(archive({ manuscripts }), LATER);
  const all = [...edition.posts, ...edition.unlisted];
  const post = (index: number) => all.find(({ file }) => file === `${index}.md`) as Post;
  const related = (index: number, count?: number) =>
    relatedTo(post(index), edition, count).map(({ file }) => file);
  return { edition, post, related };
}

const filed = (...labels: string[]) => ({
  categories: labels.map((label) => ({ id: null, label })),
});

describe('related posts', () => {
  it('share a category rather than a day', () => {
    const { related } = editionOf(filed('Zuul'), filed('News'), filed('News'), filed('Zuul'));
    expect(related(0, 1)).toEqual(['3.md']);
  });

  it('share a rare category rather than a frequent one', () => {
    const both = filed('News', 'Zuul');
    const { related } = editionOf(
      both,
      filed('News'),
      filed('News'),
      filed('News'),
      filed('Zuul'),
    );
    expect(related(0, 1)).toEqual(['4.md']);
  });

  it('share an author rather than a day', () => {
    const by = { authors: ['One Person'] };
    expect(editionOf(by, {}, {}, by).related(0, 1)).toEqual(['3.md']);
  });

  it('are near in time where nothing else tells them apart', () => {
    const { related } = editionOf({}, {}, {}, {}, {});
    expect(related(0)).toEqual(['1.md', '2.md', '3.md']);
    expect(related(2, 2)).toEqual(['1.md', '3.md']);
  });

  it('are never the post itself, nor one that is in no list', () => {
    const { related } = editionOf({}, { hidePost: true }, {}, { draft: true });
    expect(related(0)).toEqual(['2.md']);
  });

  it('are there for an unlisted post as well', () => {
    expect(
      editionOf({ ...filed('Zuul'), hidePost: true }, {}, filed('Zuul')).related(0, 1),
    ).toEqual(['2.md']);
  });

  it('are found by what posts say, not by identity: an edition may come from a file', () => {
    const { edition, post } = editionOf(
      filed('Zuul'),
      filed('News'),
      filed('Zuul', 'News'),
      filed('Zuul'),
    );
    const stored: typeof edition = JSON.parse(JSON.stringify(edition));
    const filesOf = (posts: Post[]) => posts.map(({ file }) => file);
    expect(filesOf(relatedTo(post(0), stored))).toEqual(filesOf(relatedTo(post(0), edition)));
    expect(neighbours(post(1), stored)).toMatchObject({
      newer: { file: '0.md' },
      older: { file: '2.md' },
    });
  });

  it('are none where there is no other post', () => {
    expect(editionOf({}).related(0)).toEqual([]);
  });
});

describe('the neighbours of a post', () => {
  const { edition, post } = editionOf({}, {}, { hidePost: true }, {});

  it('are the listed posts before and after it', () => {
    expect(neighbours(post(1), edition)).toEqual({ newer: post(0), older: post(3) });
    expect(neighbours(post(0), edition)).toEqual({ newer: null, older: post(1) });
    expect(neighbours(post(3), edition)).toEqual({ newer: post(1), older: null });
  });

  it('are none for a post that is in no list', () => {
    expect(neighbours(post(2), edition)).toEqual({ newer: null, older: null });
  });
});

import { describe, expect, it } from 'vitest';
import { makeEdition } from '#newsroom/compose-edition.ts';
import { archive, LATER, manuscript } from '#newsroom/fixtures.ts';
import { frontPage } from './front-page.ts';

/** Titles on the home page, of posts that were published a day apart, the first the newest. */
function front(posts: Parameters<typeof manuscript>[0][]) {
  const manuscripts = posts.map((about, index) =>
    manuscript({
      file: `${index}.md`,
      title: `${index}`,
      date: new Date(Date.UTC(2025, 5, 30 - index)).toISOString(),
      ...about,
    }),
  );
  const { lead, seconds, latest, sections } = frontPage(
    makeEdition(archive({ manuscripts }), LATER),
    'Handbook',
  );
  const titles = (of: { title: string }[]) => of.map(({ title }) => title);
  return {
    lead: lead?.title,
    seconds: titles(seconds),
    latest: titles(latest),
    sections: Object.fromEntries(sections.map(({ of, posts }) => [of.label, titles(posts)])),
  };
}

const filed = (...labels: string[]) => ({
  categories: labels.map((label) => ({ id: null, label })),
});
const many = (count: number, about = filed('News')) =>
  Array.from({ length: count }, () => about);

describe('the home page', () => {
  it('is led by the newest post', () => {
    expect(front(many(3))).toMatchObject({ lead: '0', seconds: ['1', '2'] });
  });

  it('is led by the editors’ choice where there is one, and shows it once', () => {
    const { lead, seconds, latest } = front([...many(3), { ...filed('News'), lead: true }]);
    expect([lead, ...seconds, ...latest]).toEqual(['3', '0', '1', '2']);
  });

  it('leaves out a category that is no news, and its posts everywhere', () => {
    const { lead, seconds, latest, sections } = front([
      filed('Handbook'),
      filed('Handbook', 'News'),
      ...many(2),
    ]);
    expect([lead, ...seconds, ...latest]).toEqual(['2', '3']);
    expect(sections).toEqual({ News: ['2', '3'] });
  });

  it('shows under a category what does not stand above', () => {
    expect(front(many(12)).sections).toEqual({ News: ['8', '9', '10'] });
  });

  it('shows a story under one category only', () => {
    const { sections } = front([...many(8), ...many(3, filed('News', 'Zuul')), filed('Zuul')]);
    const shown = Object.values(sections).flat();
    expect(new Set(shown).size).toBe(shown.length);
    expect(Object.keys(sections).sort()).toEqual(['News', 'Zuul']);
  });

  it('repeats a story rather than leave its category empty', () => {
    expect(front([filed('Zuul'), ...many(9)]).sections.Zuul).toEqual(['0']);
  });

  it('has nothing to show in an edition without posts', () => {
    expect(front([])).toEqual({ lead: undefined, seconds: [], latest: [], sections: {} });
  });
});

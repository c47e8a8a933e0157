import { describe, expect, it } from 'vitest';
import { authorFile, manuscript } from '../fixtures.ts';
import type { AuthorFile } from '../manuscript.ts';
import { authorFilesOf } from './author-files.ts';
import { findUnknownAuthors, resolveBylines } from './bylines.ts';

function resolve(bylines: string[][], files: Partial<AuthorFile>[] = []) {
  const authorFiles = authorFilesOf(files.map(authorFile));
  const manuscripts = bylines.map((authors, index) =>
    manuscript({ file: `${index}.md`, authors }),
  );
  const { authorsOf, ...bylinesOf } = resolveBylines(manuscripts, authorFiles);
  return {
    ...bylinesOf,
    signed: manuscripts.map((post) => authorsOf(post).map(({ name }) => name)),
  };
}

/** Who signs each post, as `name | role | company`. */
function positionsOf(bylines: string[][], files: Partial<AuthorFile>[]) {
  const manuscripts = bylines.map((authors, index) =>
    manuscript({ file: `${index}.md`, authors }),
  );
  const { authors, authorsOf } = resolveBylines(
    manuscripts,
    authorFilesOf(files.map(authorFile)),
  );
  const positions = manuscripts.map((post) =>
    authorsOf(post).map(({ name, role, company }) => `${name} | ${role} | ${company}`),
  );
  return { authors, positions };
}

describe('who signs a post', () => {
  it('is whoever has a file of that name, with what it says', () => {
    const { authors } = resolve(
      [['ANT group']],
      [{ name: 'Ant Group', company: 'Ant', file: 'ant.md' }],
    );
    expect(authors).toEqual([
      expect.objectContaining({
        name: 'Ant Group',
        company: 'Ant',
        slug: 'ant-group',
        path: '/blog/author/ant-group',
      }),
    ]);
    expect(authors[0]).not.toHaveProperty('file');
  });

  it('is a group where the group has a file, and its members where it has none', () => {
    const byline = ['Jeremy Stanley and Clark Boylan'];
    expect(resolve([byline], [{ name: byline[0] ?? '' }]).signed).toEqual([byline]);
    expect(resolve([byline]).signed).toEqual([['Jeremy Stanley', 'Clark Boylan']]);
  });

  it('is named once, in the order of the byline', () => {
    expect(resolve([['B Two, A One', 'b two']]).signed).toEqual([['B Two', 'A One']]);
  });

  it('is one person in all spellings, by the name on file', () => {
    const files = [{ name: 'Ildiko Vancsa' }];
    expect(resolve([['Ildikó Váncsa'], ['Ildiko Vancsa']], files).signed).toEqual([
      ['Ildiko Vancsa'],
      ['Ildiko Vancsa'],
    ]);
  });

  it('is shown with accents, else as most posts spell it, where there is no file', () => {
    expect(
      resolve([['Ildiko Vancsa'], ['Ildiko Vancsa'], ['Ildikó Váncsa']]).signed[0],
    ).toEqual(['Ildikó Váncsa']);
    expect(resolve([['JIM DOE'], ['Jim Doe'], ['Jim Doe']]).signed[0]).toEqual(['Jim Doe']);
  });
});

describe('the address of an author', () => {
  it.each([
    ['Jimmy McArthur', '/blog/author/jimmy-mc-arthur'],
    ['Łukasz Ørsted', '/blog/author/lukasz-orsted'],
    ['김철수', '/blog/author/%EA%B9%80%EC%B2%A0%EC%88%98'],
    ['محمد علي', '/blog/author/%D9%85%D8%AD%D9%85%D8%AF-%D8%B9%D9%84%D9%8A'],
    ['김철수'.normalize('NFD'), '/blog/author/%EA%B9%80%EC%B2%A0%EC%88%98'],
    ['+++', '/blog/author/author'],
  ])('of %s is %s', (name, path) => {
    expect(resolve([[name]]).authors.map((author) => author.path)).toEqual([path]);
  });

  it('goes to whoever has a file, where two names make the same', () => {
    const { authors } = resolve([['O Neil Zed'], ['O’Neil Zed']], [{ name: 'O’Neil Zed' }]);
    expect(Object.fromEntries(authors.map(({ name, slug }) => [name, slug]))).toEqual({
      'O’Neil Zed': 'o-neil-zed',
      'O Neil Zed': 'o-neil-zed-2',
    });
  });

  it('is known under other spellings and the names of all files', () => {
    const { authors, otherSlugsOf } = resolve(
      [['Jimmy Mcarthur'], ['Jimmy McArthur']],
      [
        { name: 'Jimmy McArthur', file: 'authors/jimmy.md' },
        { name: 'Jimmy McArthur', file: 'authors/jimmy-1.md' },
      ],
    );
    expect(authors.map(otherSlugsOf)).toEqual([['jimmy-mcarthur', 'jimmy', 'jimmy-1']]);
  });
});

describe('roles and organisations', () => {
  it('stand with whoever signs, as the byline has them, else as the file does', () => {
    const { positions, authors } = positionsOf(
      [
        ['Josh Aas, ISRG Executive Director'],
        ['Josh Aas'],
        ['Ada Writer, Guest Editor and Bob Known'],
        ['Bob Known (Elsewhere)'],
      ],
      [{ name: 'Bob Known', role: 'Engineer', company: 'Example' }],
    );
    expect(positions).toEqual([
      ['Josh Aas | ISRG Executive Director | null'],
      ['Josh Aas | ISRG Executive Director | null'],
      ['Ada Writer | Guest Editor | null', 'Bob Known | Engineer | Example'],
      ['Bob Known | Engineer | Elsewhere'],
    ]);
    // The page of an author with a file says what the file says.
    expect(authors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Bob Known', company: 'Example' }),
      ]),
    );
  });
});

it('the address of a whole byline leads to the first whom it names', () => {
  const { authors, otherSlugsOf } = resolve([
    ['Josh Aas, Daniel McCarney, and Roland Shoemaker'],
    ['Daniel McCarney & Josh Aas'],
    ['Josh Aas, ISRG Executive Director'],
  ]);
  expect(Object.fromEntries(authors.map((one) => [one.name, otherSlugsOf(one)]))).toEqual({
    'Josh Aas': [
      'josh-aas-daniel-mc-carney-and-roland-shoemaker',
      'josh-aas-isrg-executive-director',
    ],
    'Daniel McCarney': ['daniel-mc-carney-josh-aas'],
    'Roland Shoemaker': [],
  });
});

it('an author without a file is reported where the byline stands, and nobody else', () => {
  const post = manuscript({ authors: ['Newsroom and No Body'] });
  const places = { ...post.places, authors: [{ line: 4, column: 9 }] };
  expect(findUnknownAuthors({ ...post, places }, authorFilesOf([authorFile()]))).toMatchObject([
    {
      rule: 'unknown-author',
      severity: 'warning',
      line: 4,
      column: 9,
      message: expect.stringContaining('“No Body”'),
    },
  ]);
});

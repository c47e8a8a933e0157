import { describe, expect, it } from 'vitest';
import { signaturesOf } from './signatures.ts';

describe('a byline', () => {
  const known = new Set([
    'Jeremy Stanley and Clark Boylan',
    'Cher',
    'Salt & Pepper',
    'Newsroom',
    'Research, Education and Labs',
  ]);
  it.each([
    ['Jonathan Bryce', ['Jonathan Bryce']],
    ['One Name and Another Name', ['One Name', 'Another Name']],
    ['One Name AND Another Name', ['One Name', 'Another Name']],
    ['One and Another', ['One', 'Another']],
    ['One Name, Another Name', ['One Name', 'Another Name']],
    ['One Name,Another Name', ['One Name', 'Another Name']],
    ['One Name, Another Name and Third Name', ['One Name', 'Another Name', 'Third Name']],
    ['One Name, Another Name, and Third Name', ['One Name', 'Another Name', 'Third Name']],
    ['One, Another and Third', ['One', 'Another', 'Third']],
    ['One Name & Another Name', ['One Name', 'Another Name']],
    ['One Name; Another', ['One Name', 'Another']],
    ['Cher & Newsroom', ['Cher', 'Newsroom']],
    ['김철수, 이영희', ['김철수', '이영희']],
    ['田中太郎、山田花子', ['田中太郎', '山田花子']],
    // Neither of these is several people.
    ['Jeremy Stanley and Clark Boylan', ['Jeremy Stanley and Clark Boylan']],
    ['Cloud & Heat', ['Cloud & Heat']],
    ['Salt & Pepper and One Name', ['Salt & Pepper', 'One Name']],
    ['AT&T', ['AT&T']],
    ['Bryce, Jonathan', ['Bryce, Jonathan']],
    ['Sandy Anderson', ['Sandy Anderson']],
    ['Martin King, Jr.', ['Martin King, Jr.']],
    ['One Name, PhD, Another Name', ['One Name, PhD', 'Another Name']],
    ['Research, Education and Labs', ['Research, Education and Labs']],
    ['One Name,', ['One Name']],
    ['and', ['and']],
  ])('“%s” names %j', (byline, names) => {
    const signatures = signaturesOf(byline, (name) => known.has(name));
    expect(signatures.map(({ name }) => name)).toEqual(names);
  });
});

/** Each as `name | role | organisation`. */
const read = (byline: string, known: string[] = []) =>
  signaturesOf(byline, (name) => known.includes(name)).map(({ name, role, organisation }) =>
    [name, role ?? '', organisation ?? ''].join(' | '),
  );

describe('the role in a byline', () => {
  it.each([
    ['Josh Aas, ISRG Executive Director', ['Josh Aas | ISRG Executive Director | ']],
    ['Josh Aas, Daniel McCarney, and Roland Shoemaker', 3],
    ['Phil Porada, Site Reliability Engineer', ['Phil Porada | Site Reliability Engineer | ']],
    [
      'Christine Runnegar, ISRG Board of Directors',
      ['Christine Runnegar | ISRG Board of Directors | '],
    ],
    [
      'Jon Millican, Software Engineer, Facebook',
      ['Jon Millican | Software Engineer | Facebook'],
    ],
    ['One Name, Chief Security Officer', ['One Name | Chief Security Officer | ']],
    ['One Name, Product Manager', ['One Name | Product Manager | ']],
    ['One Name, Tech Lead', ['One Name | Tech Lead | ']],
    ['One Name, Board Chair', ['One Name | Board Chair | ']],
    ['One Name, the Security Team', ['One Name | the Security Team | ']],
    ['One Name, Head of Press', ['One Name | Head of Press | ']],
    [
      'One Name, Director of Research and Development',
      ['One Name | Director of Research and Development | '],
    ],
    ['One Name, Director and Another Name', ['One Name | Director | ', 'Another Name |  | ']],
    ['One Name, Another Name, Maintainer', ['One Name |  | ', 'Another Name | Maintainer | ']],
    ['One Name (Example), Director', ['One Name | Director | Example']],
    // Nobody stands before it: it is who signs.
    ['The Security Team', ['The Security Team |  | ']],
    ['Edith Head, One Name', ['Edith Head |  | ', 'One Name |  | ']],
    ['One Name, Cher', ['One Name |  | ', 'Cher |  | ']],
  ])('“%s”', (byline, expected) => {
    if (typeof expected === 'number') expect(read(byline)).toHaveLength(expected);
    else expect(read(byline)).toEqual(expected);
  });

  it('is somebody’s name where an author file bears it', () => {
    expect(read('One Name, Release Team', ['Release Team'])).toEqual([
      'One Name |  | ',
      'Release Team |  | ',
    ]);
  });
});

describe('a bracket in a byline', () => {
  it.each([
    [
      'Sarah McClure (Let’s Encrypt) & Andrew Lytvynov (Tailscale)',
      ['Sarah McClure |  | Let’s Encrypt', 'Andrew Lytvynov |  | Tailscale'],
    ],
    [
      'One Name (Salt, Pepper and Sons & Co) and Another Name',
      ['One Name |  | Salt, Pepper and Sons & Co', 'Another Name |  | '],
    ],
    ['田中太郎（例社）、山田花子', ['田中太郎 |  | 例社', '山田花子 |  | ']],
    ['(Example)', ['(Example) |  | ']],
  ])('holds an organisation: “%s”', (byline, expected) => {
    expect(read(byline)).toEqual(expected);
  });

  it('belongs to a name that an author file has with it', () => {
    expect(read('Cher (Singer) and One Name', ['Cher (Singer)'])).toEqual([
      'Cher (Singer) |  | ',
      'One Name |  | ',
    ]);
  });
});

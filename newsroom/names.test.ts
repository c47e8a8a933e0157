import { describe, expect, it } from 'vitest';
import { accentsOf, personKey, splitByline } from './names.ts';

describe('two spellings', () => {
  it.each([
    ['Ildiko Vancsa', 'Ildikó Váncsa'],
    ['Łukasz Ørsted', 'lukasz orsted'],
    ['Đorđe Weiß', 'Dorde Weiss'],
    ['Nguyễn Văn', 'NGUYEN VAN'],
    ['Se\u0301an', 'Séan'],
    ['O’Brien', "O'Brien"],
    ['Jean-Philippe Methot', 'Jean Philippe Méthot'],
    ['Eric  Marques', 'Eric Marques'],
  ])('are one person: %s, %s', (one, other) => {
    expect(personKey(one)).toBe(personKey(other));
  });

  it.each([
    ['Anna Lee', 'Ann A Lee'],
    ['김철수', '김철호'],
    // In these scripts a mark is a letter: without it, a name is another name.
    ['がく', 'かく'],
    ['राम', 'रमि'],
    ['🚀', '🛰'],
    ['!!!', '???'],
  ])('are two people: %s, %s', (one, other) => {
    expect(personKey(one)).not.toBe(personKey(other));
  });

  it('differ in their accents', () => {
    expect(accentsOf('Ildikó Váncsa')).toBe(2);
    expect(accentsOf('Łukasz')).toBe(1);
    expect(accentsOf('Ildiko Vancsa')).toBe(0);
  });
});

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
    expect(splitByline(byline, (name) => known.has(name))).toEqual(names);
  });
});

import { describe, expect, it } from 'vitest';
import { accentsOf, personKey } from './names.ts';

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

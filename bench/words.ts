import type { Chance } from '#e2e/chance.ts';

/** Words that mean nothing, up to about so many characters. */
export function text(dice: Chance, length: number): string {
  let words = word(dice);
  while (words.length < length) words += `${dice.happens(0.07) ? '.' : ''} ${word(dice)}`;
  return words;
}

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ');

export function word(dice: Chance): string {
  return Array.from({ length: 2 + dice.below(3) }, () => SYLLABLES[dice.below(20)]).join('');
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

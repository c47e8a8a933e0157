import { describe, expect, it } from 'vitest';
import { identity } from '#site/identity.ts';
import { directionOf, languageOf } from './language.ts';

describe('the direction of writing', () => {
  it.each([
    ['en', 'ltr'],
    ['ko', 'ltr'],
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['fa', 'rtl'],
    ['az', 'ltr'],
    ['az-Arab', 'rtl'],
  ])('of %s is %s', (lang, direction) => {
    expect(directionOf(lang)).toBe(direction);
  });
});

describe('words in a list', () => {
  it('say their language and direction where it is not the site’s', () => {
    expect(languageOf('ar')).toEqual({ lang: 'ar', dir: 'rtl' });
  });

  it('say nothing in the site’s own language', () => {
    expect(languageOf(identity.language)).toEqual({});
    expect(languageOf(null)).toEqual({});
  });
});

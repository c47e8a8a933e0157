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

describe('words among words of another language', () => {
  it('say their language, and their direction where it is the other one', () => {
    expect(languageOf('ko')).toEqual({ lang: 'ko' });
    expect(languageOf('ar')).toEqual({ lang: 'ar', dir: 'rtl' });
    expect(languageOf('he', 'ar')).toEqual({ lang: 'he' });
  });

  it('say nothing in the same language', () => {
    expect(languageOf(identity.language)).toEqual({});
    expect(languageOf('ar', 'ar')).toEqual({});
  });

  it('are the site’s own where no language is given', () => {
    expect(languageOf(null)).toEqual({});
    expect(languageOf(null, 'ar')).toEqual({ lang: identity.language, dir: 'ltr' });
  });
});

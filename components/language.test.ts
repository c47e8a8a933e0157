import { describe, expect, it } from 'vitest';
import { identity } from '#site/identity.ts';
import { postWords, siteWords, writtenAs } from './language.ts';

const english = { lang: null, script: null };
const korean = { lang: 'ko', script: null };
const arabic = { lang: 'ar', script: 'Arab' };
const unnamed = { lang: null, script: 'Hebr' };

describe('a post’s words among the site’s', () => {
  it('say their language, and their direction where it is the other one', () => {
    expect(postWords(korean)).toEqual({ lang: 'ko' });
    expect(postWords(arabic)).toEqual({ lang: 'ar', dir: 'rtl' });
  });

  it('say that their language is not known where only their script is', () => {
    expect(postWords(unnamed)).toEqual({ lang: '', dir: 'rtl' });
  });

  it('say nothing in the same language', () => {
    expect(postWords(english)).toEqual({});
    expect(postWords({ lang: identity.language, script: null })).toEqual({});
  });
});

describe('the site’s words among a post’s', () => {
  it('say their language and direction where these differ', () => {
    expect(siteWords(korean)).toEqual({ lang: identity.language });
    expect(siteWords(arabic)).toEqual({ lang: identity.language, dir: 'ltr' });
    expect(siteWords(unnamed)).toEqual({ lang: identity.language, dir: 'ltr' });
    expect(siteWords(english)).toEqual({});
  });
});

describe('a whole post', () => {
  it('has a language and a direction, whatever they are', () => {
    expect(writtenAs(english)).toEqual({ lang: identity.language, dir: 'ltr' });
    expect(writtenAs(unnamed)).toEqual({ lang: '', dir: 'rtl' });
  });

  it('runs as the language that it names, whatever its letters', () => {
    expect(writtenAs({ lang: 'he', script: null }).dir).toBe('rtl');
    expect(writtenAs({ lang: 'en', script: 'Arab' }).dir).toBe('ltr');
  });
});

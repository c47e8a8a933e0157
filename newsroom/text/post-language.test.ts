import { describe, expect, it } from 'vitest';
import { identity } from '#site/identity.ts';
import { manuscript } from '../fixtures.ts';
import { directionOfPost, findMissingLanguage, languageOfPost } from './post-language.ts';

describe('the language of a post', () => {
  it('is its own, else the site’s', () => {
    expect(languageOfPost({ lang: 'ko', script: null })).toBe('ko');
    expect(languageOfPost({ lang: null, script: null })).toBe(identity.language);
  });

  it('is unknown where its script shows that it is another than the site’s', () => {
    const post = { lang: null, script: 'Arab' };
    expect(languageOfPost(post)).toBeNull();
    expect(directionOfPost(post)).toBe('rtl');
  });
});

describe('a post in a script that runs from right to left', () => {
  const lang = { line: 3, column: 1 };
  const places = { ...manuscript().places, lang };

  it('is warned of where it does not name its language', () => {
    const [finding, ...others] = findMissingLanguage(manuscript({ script: 'Hebr', places }));
    expect(finding).toMatchObject({ severity: 'warning', rule: 'missing-language', ...lang });
    expect(finding?.message).toContain('Hebrew');
    expect(finding?.repair).toContain('`lang: he`');
    expect(others).toEqual([]);
  });

  it('is not warned of where it does, nor is any other post', () => {
    expect(findMissingLanguage(manuscript({ lang: 'he', script: 'Hebr', places }))).toEqual([]);
    expect(findMissingLanguage(manuscript({ places }))).toEqual([]);
  });
});

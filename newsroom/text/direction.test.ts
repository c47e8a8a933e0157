import { describe, expect, it } from 'vitest';
import { directionOfLanguage, rightToLeftScriptOf } from './direction.ts';

describe('the direction of a language', () => {
  it.each([
    ['en', 'ltr'],
    ['ko', 'ltr'],
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['fa', 'rtl'],
    ['az', 'ltr'],
    ['az-Arab', 'rtl'],
  ])('%s is %s', (lang, direction) => {
    expect(directionOfLanguage(lang)).toBe(direction);
  });
});

describe('the script of a text that runs from right to left', () => {
  it.each([
    ['OpenStack هي منصة سحابية', 'Arab'],
    ['שלום עולם', 'Hebr'],
    ['The word سلام means peace', null],
    ['한국어 日本語', null],
    ['1 + 2, 3', null],
    ['', null],
  ])('of “%s” is %s', (text, script) => {
    expect(rightToLeftScriptOf(text)).toBe(script);
  });
});

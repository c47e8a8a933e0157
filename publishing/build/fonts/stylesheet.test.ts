import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faces } from './faces.ts';
import { fontStylesheet } from './stylesheet.ts';

const rules = fontStylesheet(faces()).split('@font-face').slice(1);
const said = (rule: string, name: string) =>
  new RegExp(`${name}: ?(.*);`).exec(rule)?.[1]?.replaceAll('"', '');

test('no face is exchanged for another in a page that is being read', () => {
  const files = rules.filter((rule) => rule.includes('url('));
  expect(files).toHaveLength(faces().length);
  for (const rule of files) expect(said(rule, 'font-display'), rule).toBe('optional');
});

test('a character of another script loads no face', () => {
  const claimed = faces().flatMap(({ characters }) => characters);
  for (const character of ['Ж', 'ب', '한', '新', '↗']) {
    const code = character.codePointAt(0) ?? 0;
    expect(claimed.filter(([first, last]) => first <= code && code <= last)).toEqual([]);
  }
});

test('what stands in for a face takes its room, and is bold where the face is', () => {
  const locals = rules.filter((rule) => rule.includes('local('));
  expect(locals.length).toBeGreaterThan(0);
  for (const rule of locals) {
    expect(rule).toMatch(/size-adjust: \d+/);
    expect(rule).toMatch(/ascent-override: \d+/);
    expect(rule.includes('Bold'), rule).toBe(said(rule, 'font-weight') === '700');
  }
});

test('the design names each family, and after it those that stand in for it', () => {
  const tokens = readFileSync(
    new URL('../../../app/styles/tokens.css', import.meta.url),
    'utf8',
  );
  for (const family of new Set(rules.map((rule) => said(rule, 'font-family')))) {
    expect(tokens, family).toContain(`"${family}"`);
  }
});

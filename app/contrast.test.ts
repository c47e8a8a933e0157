import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const [tokens = '', moreContrast = ''] = readFileSync(
  new URL('./styles/tokens.css', import.meta.url),
  'utf8',
).split('@media (prefers-contrast: more)');

/**
 * A role's colours, light and dark; one colour serves both where only one is given.
 * @param sheets the one that counts first; a role that it does not name keeps its colours
 */
function coloursOf(role: string, ...sheets: string[]): [string, string] {
  const given = new RegExp(`--${role}: (.*);`);
  const value = sheets.map((sheet) => given.exec(sheet)?.[1]).find(Boolean) ?? '';
  const [, other] = /^var\(--(.*)\)$/.exec(value) ?? [];
  if (other) return coloursOf(other, ...sheets);
  const [light, dark = light] = value.match(/#[\da-f]{6}/g) ?? [];
  if (!light || !dark) throw new Error(`tokens.css gives --${role} no colour.`);
  return [light, dark];
}

/** Contrast of two colours as WCAG 2 defines it: 1 to 21. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const code = [...tokens.matchAll(/--(code-[a-z]+):/g)].map(([, role = '']) => role);

const pairs: [text: string, ground: string, least: number][] = [
  ...['paper', 'surface', 'notice', 'highlight'].map((ground): [string, string, number] => [
    'ink',
    ground,
    4.5,
  ]),
  ...['paper', 'surface', 'notice'].flatMap((ground): [string, string, number][] => [
    ['ink-muted', ground, 4.5],
    ['accent-ink', ground, 4.5],
    // Signs, outlines and the edges of controls need less than text.
    ['focus', ground, 3],
    ['edge', ground, 3],
  ]),
  ['accent', 'paper', 3],
  ...code.map((role): [string, string, number] => [role, 'surface', 4.5]),
];

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('in the %s theme', (_, theme) => {
  it.each(pairs)('%s stands out from %s by at least %f to 1', (text, ground, least) => {
    const [over, under] = [text, ground].map((role) => coloursOf(role, tokens)[theme]);
    expect(contrast(over ?? '', under ?? '')).toBeGreaterThanOrEqual(least);
  });

  // Code has no colours then (code.css), and the accent carries no text.
  const plain = pairs.filter(([text]) => !/^(code-|accent$)/.test(text));
  it.each(plain)(
    '%s stands out from %s more where a reader asks for it',
    (text, ground, least) => {
      const [over, under] = [text, ground].map(
        (role) => coloursOf(role, moreContrast, tokens)[theme],
      );
      const more = least === 3 ? 4.5 : 7;
      expect(contrast(over ?? '', under ?? '')).toBeGreaterThanOrEqual(more);
    },
  );
});

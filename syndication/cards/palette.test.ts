import { readFileSync } from 'node:fs';
import kebabCase from 'lodash.kebabcase';
import { expect, test } from 'vitest';
import { palette } from './palette.ts';

const tokens = readFileSync('app/styles/tokens.css', 'utf8');

test.each(Object.entries(palette))('%s is the light colour of the pages', (role, colour) => {
  const declared = new RegExp(`--${kebabCase(role)}: (?:light-dark\\()?(#[0-9a-f]{6})`).exec(
    tokens,
  );
  expect(declared?.[1]).toBe(colour);
});

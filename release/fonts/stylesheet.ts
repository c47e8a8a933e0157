import { createFontStack } from '@capsizecss/core';
import arial from '@capsizecss/metrics/arial';
import arialBold from '@capsizecss/metrics/arial/700';
import charisBold from '@capsizecss/metrics/charisSIL/700';
import georgiaBold from '@capsizecss/metrics/georgia/700';
import notoSans from '@capsizecss/metrics/notoSans';
import notoSansStrong from '@capsizecss/metrics/notoSans/600';
import notoSerifBold from '@capsizecss/metrics/notoSerif/700';
import roboto from '@capsizecss/metrics/roboto';
import robotoBold from '@capsizecss/metrics/roboto/700';
import type { Face } from './faces.ts';

/**
 * The `@font-face` rules of the site. A face that is not there when a page is first laid out
 * is not taken for that page (`optional`): nothing that is being read ever moves. Until then
 * stand fonts of the reader's system, made to take the same room.
 */
export function fontStylesheet(faces: Face[]): string {
  return [...fallbacks(), ...faces.map(rule)].join('\n');
}

function rule({ family, name, style, weight, characters }: Face): string {
  const weights = typeof weight === 'number' ? weight : `${weight.min} ${weight.max}`;
  return `@font-face {
  font-family: "${family}";
  src: url("./${name}.woff2") format("woff2");
  font-style: ${style};
  font-weight: ${weights};
  font-display: optional;
  unicode-range: ${characters.map(written).join(', ')};
}`;
}

function written([first, last]: [number, number]): string {
  const code = (character: number) => character.toString(16).toUpperCase();
  return first === last ? `U+${code(first)}` : `U+${code(first)}-${code(last)}`;
}

/** One of Windows and Mac, one of Android, of each weight: bold type is not regular type smeared. */
function fallbacks(): string[] {
  const rules = (weight: number, stack: Parameters<typeof createFontStack>[0]) =>
    createFontStack(stack, { fontFaceProperties: { fontWeight: weight } }).fontFaces;
  return [
    rules(700, [charisBold, georgiaBold, notoSerifBold]),
    rules(400, [notoSans, arial, roboto]),
    rules(700, [notoSansStrong, arialBold, robotoBold]),
  ];
}

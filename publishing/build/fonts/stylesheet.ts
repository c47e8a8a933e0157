import { createFontStack } from '@capsizecss/core';
import type { Face } from './faces.ts';
import { type FontMetrics, metrics } from './metrics.ts';

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
  const rules = (fontWeight: number, stack: FontMetrics[]) =>
    createFontStack(stack, { fontFaceProperties: { fontWeight } }).fontFaces;
  const { charisBold, georgiaBold, notoSerifBold } = metrics;
  const { notoSans, arial, roboto, notoSansSemiBold, arialBold, robotoBold } = metrics;
  return [
    rules(700, [charisBold, georgiaBold, notoSerifBold]),
    rules(400, [notoSans, arial, roboto]),
    rules(700, [notoSansSemiBold, arialBold, robotoBold]),
  ];
}

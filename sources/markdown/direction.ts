import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { CONTINUE, SKIP, visit } from 'unist-util-visit';
import {
  type Direction,
  directionOfLanguage,
  directionOfText,
  hasRightToLeft,
  rightToLeftScriptOf,
} from '#newsroom/text/direction.ts';
import { PHRASING } from './html/html-elements.ts';
import { plainText } from './plain-text.ts';

const BLOCKS = new Set(
  `blockquote caption dd details dl dt figcaption h2 h3 h4 h5 h6 li ol p pre summary table ul`.split(
    ' ',
  ),
);
const CELLS = new Set(['td', 'th']);
const CODE = new Set(['pre', 'code', 'kbd', 'samp']);

/** The script of a body's words, if it runs from right to left: ISO 15924. Code does not count. */
export function scriptOfProse(tree: Root): string | null {
  const parts: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'element' && CODE.has(node.tagName)) return SKIP;
    if (node.type === 'text') parts.push(node.value);
    return CONTINUE;
  });
  return rightToLeftScriptOf(parts.join(' '));
}

/**
 * Says of each block of a body which way it runs, where that is not the way of the block around
 * it. In a post that runs from right to left all blocks do, also a list item that is nothing but
 * “OpenStack”; an author writes `lang` or `dir` for one that does not. In any other post most
 * letters of a block decide. Code runs from left to right always.
 * @param direction of the whole post
 */
export function setDirections(tree: Root, direction: Direction): void {
  const byLetters = direction === 'ltr' && hasRightToLeft(plainText(tree));
  setWithin(tree, direction, byLetters);
}

function setWithin(parent: Root | Element, around: Direction, byLetters: boolean): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const { dir } = child.properties;
    const own = dir ? null : directionOf(child, byLetters);
    if (own && own !== around) {
      if (CELLS.has(child.tagName)) isolate(child, own);
      else child.properties.dir = own;
    }
    setWithin(child, dir === 'rtl' || dir === 'ltr' ? dir : (own ?? around), byLetters);
  }
}

function directionOf(element: Element, byLetters: boolean): Direction | null {
  if (element.tagName === 'pre') return 'ltr';
  if (element.properties.lang) return directionOfWritten(String(element.properties.lang));
  const isJudged = BLOCKS.has(element.tagName) || CELLS.has(element.tagName);
  return byLetters && isJudged ? directionOfText(plainText(element)) : null;
}

/** @param lang as an author wrote it, which may be no language tag */
function directionOfWritten(lang: string): Direction | null {
  try {
    return directionOfLanguage(lang);
  } catch {
    // `Intl.Locale` throws at what is no tag, and knows no other way to ask.
    return null;
  }
}

/** The words of a cell run their own way; where in it they stand is the table's to say. */
function isolate(cell: Element, dir: Direction): void {
  const isText = cell.children.every(
    (child) => child.type !== 'element' || PHRASING.has(child.tagName),
  );
  if (isText) cell.children = [h('bdi', { dir }, cell.children)];
}

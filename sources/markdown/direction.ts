import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { plainText } from './plain-text.ts';

const LEFTWARDS =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Mandaic}\p{Script=Samaritan}]/gu;
const LETTER = /\p{L}/gu;

const BLOCKS = new Set(
  `blockquote caption dd details dl dt figcaption h2 h3 h4 h5 h6 li ol p pre summary table td th ul`.split(
    ' ',
  ),
);

/**
 * Says of each block of a body that holds right-to-left script which way it runs, where that
 * is not the way of the block around it. Most of its letters decide, not the first as with
 * `dir="auto"`: an Arabic sentence may begin with “OpenStack”. A body without such script, as
 * nearly all are, costs no byte. Code runs to the right always.
 */
export function setDirections(tree: Root): void {
  if (!hasLeftwards(plainText(tree))) return;
  visit(tree, 'element', (element) => {
    const direction = BLOCKS.has(element.tagName) && directionOf(element);
    if (direction) element.properties.dir ??= direction;
  });
  dropRepeated(tree, null);
}

function directionOf(element: Element): 'rtl' | 'ltr' | null {
  if (element.tagName === 'pre') return 'ltr';
  const text = plainText(element);
  const letters = text.match(LETTER)?.length ?? 0;
  if (letters === 0) return null;
  return (text.match(LEFTWARDS)?.length ?? 0) * 2 > letters ? 'rtl' : 'ltr';
}

/** What the block around says need not be said again. */
function dropRepeated(parent: Root | Element, around: unknown): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const own = child.properties.dir;
    if (own && own === around) delete child.properties.dir;
    dropRepeated(child, own ?? around);
  }
}

function hasLeftwards(text: string): boolean {
  return text.search(LEFTWARDS) >= 0;
}

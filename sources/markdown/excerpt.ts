import type { Nodes, Root, RootContent } from 'hast';
import { CONTINUE, EXIT, SKIP, visit } from 'unist-util-visit';
import { plainText } from './plain-text.ts';

/**
 * Plain text before `<!-- more -->`; without that, the first paragraph, or the first block of
 * another kind where there is none. Empty only for a body without text. The marker is taken
 * out of the tree.
 */
export function takeExcerpt(tree: Root): string {
  const excerpt = beforeMarker(tree) || firstParagraph(tree) || firstBlock(tree);
  visit(tree, 'comment', (_, index, parent) => {
    if (!parent || index === undefined) return CONTINUE;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return excerpt;
}

function beforeMarker(tree: Root): string {
  const [before, found] = upToMarker(tree);
  return found ? plainText(before) : '';
}

/** The part of a tree that stands before the marker, and whether it holds the marker. */
function upToMarker<T extends Nodes>(node: T): [part: T, found: boolean] {
  if (!('children' in node)) return [node, false];
  const children: RootContent[] = [];
  for (const child of node.children) {
    if (child.type === 'comment') return [{ ...node, children }, true];
    const [part, found] = upToMarker(child);
    children.push(part);
    if (found) return [{ ...node, children }, true];
  }
  return [node, false];
}

function firstParagraph(tree: Root): string {
  for (const child of tree.children) {
    const text = child.type === 'element' && child.tagName === 'p' ? plainText(child) : '';
    if (text) return text;
  }
  return '';
}

const BLOCKS = new Set(['p', 'li', 'dt', 'dd', 'td', 'figcaption', 'summary', 'pre', 'div']);

function firstBlock(tree: Root): string {
  let first = '';
  visit(tree, 'element', (element) => {
    if (BLOCKS.has(element.tagName)) first = plainText(element);
    return first ? EXIT : CONTINUE;
  });
  return first || plainText(tree);
}

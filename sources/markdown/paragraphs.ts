import type { Element, ElementContent, Root, RootContent } from 'hast';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';
import { PHRASING } from './html/html-elements.ts';

/**
 * Gives a paragraph to text that stands loose at the top level (after a block of raw HTML, or
 * where a tag was removed), and takes away paragraphs in which nothing is left.
 */
export function tidyParagraphs(tree: Root): void {
  visit(tree, 'element', (element, index, parent) => {
    if (element.tagName !== 'p' || !parent || index === undefined || !isEmpty(element)) return;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });

  const children: RootContent[] = [];
  let loose: ElementContent[] = [];
  const close = () => {
    if (loose.some(showsSomething)) children.push(h('p', loose));
    else children.push(...loose);
    loose = [];
  };
  for (const child of tree.children) {
    if (child.type === 'text' || (child.type === 'element' && PHRASING.has(child.tagName))) {
      loose.push(child);
      continue;
    }
    close();
    children.push(child);
  }
  close();
  tree.children = children;
}

function isEmpty({ properties, children }: Element): boolean {
  return (
    !properties.id && children.every((child) => child.type === 'text' && isBlank(child.value))
  );
}

function showsSomething(node: ElementContent): boolean {
  if (node.type === 'text') return !isBlank(node.value);
  if (node.type !== 'element' || node.tagName === 'br') return false;
  return (
    ['img', 'iframe', 'video', 'audio'].includes(node.tagName) ||
    node.children.some(showsSomething)
  );
}

/** A no-break space is not blank: somebody wanted the distance. */
function isBlank(text: string): boolean {
  return /^[ \t\r\n\f]*$/.test(text);
}

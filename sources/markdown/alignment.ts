import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * Says with a class how text is set: the attribute is obsolete, and `style` is refused. In a cell,
 * left and right are where lines begin and end: a table that runs from right to left is mirrored.
 */
export function alignByClass(tree: Root): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    const { align } = properties;
    if (align === undefined || align === null) return;
    delete properties.align;
    if (align === 'left' || align === 'justify') return;
    const isCell = tagName === 'td' || tagName === 'th';
    const classes = Array.isArray(properties.className) ? properties.className : [];
    properties.className = [
      ...classes,
      isCell && align === 'right' ? 'align-end' : `align-${align}`,
    ];
  });
}

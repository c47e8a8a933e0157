import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Says with a class how text is set: the attribute is obsolete, and `style` is refused. */
export function alignByClass(tree: Root): void {
  visit(tree, 'element', ({ properties }) => {
    const { align } = properties;
    if (align === undefined || align === null) return;
    delete properties.align;
    if (align === 'left' || align === 'justify') return;
    const classes = Array.isArray(properties.className) ? properties.className : [];
    properties.className = [...classes, `align-${align}`];
  });
}

import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Sound and films wait for their reader: they load when asked, and can be stopped. */
export function giveControls(tree: Root): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName !== 'audio' && tagName !== 'video') return;
    properties.controls = true;
    properties.preload = 'metadata';
  });
}

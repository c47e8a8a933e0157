import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Sound and videos wait for their reader: they load when asked, and can be stopped. The box
 * around each holds its address, which is all that paper can show of it.
 */
export function giveControls(tree: Root): void {
  visit(tree, 'element', (element, index, parent) => {
    const { tagName, properties } = element;
    if ((tagName !== 'audio' && tagName !== 'video') || !parent || index === undefined) return;
    properties.controls = true;
    properties.preload = 'metadata';
    const dataAddress = addressOf(element);
    parent.children[index] = h('span', { className: 'recording', dataAddress }, element);
    return [SKIP, index + 1];
  });
}

function addressOf({ properties, children }: Element): string | undefined {
  const first = children.find((one) => one.type === 'element' && one.tagName === 'source');
  const src = properties.src ?? (first?.type === 'element' ? first.properties.src : undefined);
  return src ? String(src) : undefined;
}

import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import { PHRASING } from './html/html-elements.ts';

/** Makes the text beside the box of a task its label, so that the box has a name. */
export function labelTasks(tree: Root): void {
  visit(tree, 'element', (item) => {
    const { className } = item.properties;
    if (item.tagName !== 'li' || !Array.isArray(className)) return;
    if (!className.includes('task-list-item')) return;
    const [first] = item.children.filter((child) => child.type === 'element');
    label(first?.tagName === 'p' ? first : item);
  });
}

function label(holder: Element): void {
  const box = holder.children.findIndex(
    (child) => child.type === 'element' && child.tagName === 'input',
  );
  if (box < 0) return;
  const rest = holder.children.slice(box);
  const end = rest.findIndex(
    (child) => child.type === 'element' && !PHRASING.has(child.tagName),
  );
  const labelled = end < 0 ? rest : rest.slice(0, end);
  holder.children.splice(box, labelled.length, h('label', labelled));
}

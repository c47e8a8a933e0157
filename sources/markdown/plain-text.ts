import type { Nodes, Properties } from 'hast';
import { NOTE_REFERENCE, NOTE_RETURN } from './footnotes.ts';
import { PHRASING } from './html/html-elements.ts';

/** Between these the reader's eye jumps, and so do words. */
const APART = new Set(['br', 'img', 'iframe', 'video', 'audio']);

/**
 * The visible text, white space folded to single spaces: without the marks that lead to
 * footnotes and back. No-break spaces are kept, since they are the author's.
 */
export function plainText(node: Nodes): string {
  const parts: string[] = [];
  gather(node, parts);
  return parts
    .join('')
    .replace(/[ \t\r\n\f]+/g, ' ')
    .trim();
}

function gather(node: Nodes, parts: string[]): void {
  if (node.type === 'text') parts.push(node.value);
  if (!('children' in node)) return;
  if (node.type === 'element' && isNoteMark(node.properties)) return;
  const apart =
    node.type === 'element' && (APART.has(node.tagName) || !PHRASING.has(node.tagName));
  if (apart) parts.push(' ');
  for (const child of node.children) gather(child, parts);
  if (apart) parts.push(' ');
}

function isNoteMark({ className }: Properties): boolean {
  if (!Array.isArray(className)) return false;
  return className.includes(NOTE_REFERENCE) || className.includes(NOTE_RETURN);
}

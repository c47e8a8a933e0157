import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import type { Blockquote, Root as Markdown, Paragraph } from 'mdast';
import { visit } from 'unist-util-visit';
import { quote } from '#newsroom/quote.ts';
import type { Report } from './report.ts';

/** GitHub's five kinds of alerts, and the words above them. */
const TITLES = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
} as const;

type Kind = keyof typeof TITLES;

const isKind = (word: string): word is Kind => Object.hasOwn(TITLES, word);

/** The first line of an alert, with nothing else on it. */
const MARKER = /^\[!(\w+)\][ \t]*(?:\n|$)/;

/**
 * Marks the quotations that are alerts of GitHub (`> [!NOTE]` on a line of its own) and takes
 * the line out. `presentAlerts` gives them their form once the text is clean.
 */
export function readAlerts(tree: Markdown, report: Report): void {
  visit(tree, 'blockquote', (quotation) => {
    const [paragraph] = quotation.children;
    if (paragraph?.type !== 'paragraph') return;
    const kind = kindOf(paragraph);
    if (kind) {
      takeMarkerOut(quotation, paragraph);
      quotation.data = { ...quotation.data, hProperties: { dataAlert: kind } };
    } else warnUnknown(paragraph, report);
  });
}

function kindOf({ children: [first, second] }: Paragraph): Kind | null {
  if (first?.type !== 'text') return null;
  const [marker, word = ''] = MARKER.exec(first.value) ?? [];
  const endsItsLine = marker?.endsWith('\n') || !second || second.type === 'break';
  const kind = word.toLowerCase();
  return endsItsLine && isKind(kind) ? kind : null;
}

function warnUnknown(paragraph: Paragraph, { warn }: Report): void {
  const [first] = paragraph.children;
  const marker = first?.type === 'text' && /^\[!\w+\]/.exec(first.value)?.[0];
  if (!marker) return;
  warn(
    paragraph,
    'unknown-alert',
    `The quotation starts with ${quote(marker)}, and is shown with that.`,
    `Write one of ${Object.keys(TITLES)
      .map((kind) => `[!${kind.toUpperCase()}]`)
      .join(', ')}, on a line of its own.`,
  );
}

function takeMarkerOut(quotation: Blockquote, paragraph: Paragraph): void {
  const [first] = paragraph.children;
  if (first?.type === 'text') first.value = first.value.replace(MARKER, '');
  if (first?.type === 'text' && first.value === '') paragraph.children.shift();
  if (paragraph.children[0]?.type === 'break') paragraph.children.shift();
  if (paragraph.children.length === 0) quotation.children.shift();
}

/**
 * Gives alerts a title in words, so that their kind is said and printed, not only coloured, and
 * the role of a note, so that they are no quotations.
 */
export function presentAlerts(tree: Root): void {
  visit(tree, 'element', (element) => {
    const { dataAlert } = element.properties;
    if (typeof dataAlert !== 'string') return;
    delete element.properties.dataAlert;
    if (element.tagName === 'blockquote' && isKind(dataAlert)) present(element, dataAlert);
  });
}

function present(element: Element, kind: Kind): void {
  Object.assign(element.properties, { className: ['alert', `alert-${kind}`], role: 'note' });
  const title = h('p', { className: 'alert-title' }, h('strong', TITLES[kind]));
  element.children.unshift({ type: 'text', value: '\n' }, title);
}

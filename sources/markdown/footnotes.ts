import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';

/** Classes of the mark in the text, and of the arrow that leads back to it. */
export const NOTE_REFERENCE = 'footnote-ref';
export const NOTE_RETURN = 'footnote-backref';

/**
 * Gives footnotes their form: marks in brackets, which are easier to hit and to tell from
 * exponents; the notes behind a rule, in a section with a name and no heading, since their
 * heading would be none of the post's.
 */
export function presentFootnotes(tree: Root): void {
  visit(tree, 'element', (element, index, parent) => {
    const { tagName, properties } = element;
    if (!parent || index === undefined) return;
    if (tagName === 'section' && properties.dataFootnotes !== undefined) {
      nameSection(element);
      parent.children.splice(index, 0, h('hr', { className: 'footnotes-sep' }));
      return index + 2;
    }
    if (tagName !== 'a' || properties.dataFootnoteRef === undefined) return;
    markReference(element);
    if (parent.type === 'element' && parent.tagName === 'sup') {
      parent.properties.className = [NOTE_REFERENCE];
    }
  });
  visit(tree, 'element', (element) => {
    if (element.properties.dataFootnoteBackref !== undefined) markBackReference(element);
  });
}

function nameSection(section: Element): void {
  const isHeading = (node: ElementContent) => node.type === 'element' && node.tagName === 'h2';
  section.children = section.children.filter((node) => !isHeading(node));
  section.properties = {
    className: ['footnotes'],
    role: 'doc-endnotes',
    ariaLabel: 'Footnotes',
  };
}

function markReference({ properties, children }: Element): void {
  delete properties.dataFootnoteRef;
  const [number] = children;
  if (number?.type !== 'text') return;
  properties.role = 'doc-noteref';
  properties.ariaLabel = `Footnote ${number.value}`;
  number.value = `[${number.value}]`;
}

function markBackReference({ properties }: Element): void {
  delete properties.dataFootnoteBackref;
  properties.className = [NOTE_RETURN];
  properties.role = 'doc-backlink';
}

import type { Element, ElementContent } from 'hast';
import { type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { BlockContent, FootnoteDefinition, Nodes, Root, RootContent } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { portableTree } from './portable-tree.ts';

/**
 * A body as Markdown. It is made from the page's HTML, not from the source: what was cleaned
 * away is gone, pictures are where the page shows them, headings are in order.
 * @param html the sanitised body of a page
 * @param page whole address of that page
 */
export function bodyMarkdown(html: string, page: string): Root {
  const tree = portableTree(html, page);
  visit(tree, 'element', (element, index, parent) => {
    alignByAttribute(element);
    if (!parent || index === undefined) return undefined;
    const instead = replacementOf(element);
    if (!instead) return undefined;
    parent.children.splice(index, 1, ...instead);
    return index;
  });
  const markdown = toMdast(tree, { handlers, document: true });
  return markdown.type === 'root' ? markdown : { type: 'root', children: [markdown] };
}

/** What says the same in a form that can be told in Markdown. */
function replacementOf(element: Element): ElementContent[] | null {
  const { tagName, properties, children } = element;
  // The box of a task is looked for at the very start of its item.
  if (tagName === 'label') return children;
  if (hasClass(element, 'footnotes-sep') || properties.role === 'doc-backlink') return [];
  const caption = tagName === 'table' && children.find(isCaption);
  if (!caption) return null;
  const others = children.filter((child) => child !== caption);
  return [
    { ...caption, tagName: 'p' },
    { ...element, children: others },
  ];
}

function isCaption(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'caption';
}

function alignByAttribute(element: Element): void {
  if (hasClass(element, 'align-center')) element.properties.align = 'center';
  if (hasClass(element, 'align-end')) element.properties.align = 'right';
}

function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name);
}

const writer = unified().use(rehypeStringify);

const root = (element: Element) => ({ type: 'root' as const, children: [element] });

const handlers: Record<string, Handle> = {
  // Without its tag, 2¹⁰ would be 210.
  sup: (state, element) => noteReference(element) ?? tagged(state, element),
  sub: tagged,
  section: (state, element) =>
    element.properties.role === 'doc-endnotes'
      ? footnotes(state, element)
      : (state.toFlow(state.all(element)) as RootContent[]),
  blockquote: quotation,
  // Markdown has no formulas, and takes those of HTML.
  math: (_, element) => ({ type: 'html', value: writer.stringify(root(element)) }),
  video: mediaLink,
  audio: mediaLink,
};

/** An alert as GitHub writes one, its marker not escaped; any other quotation as it is. */
function quotation(state: State, element: Element): Nodes {
  const [, kind] = /\balert-(\w+)/.exec(String(element.properties.className)) ?? [];
  const isTitle = (child: ElementContent) =>
    child.type === 'element' && hasClass(child, 'alert-title');
  const shown = kind
    ? { ...element, children: element.children.filter((child) => !isTitle(child)) }
    : element;
  const children = state.toFlow(state.all(shown)) as BlockContent[];
  if (kind) children.unshift(...markerBefore(kind, children));
  const result: Nodes = { type: 'blockquote', children };
  state.patch(element, result);
  return result;
}

/** The marker stands on the line before a paragraph; a block of another kind gets an empty line. */
function markerBefore(kind: string, children: BlockContent[]): BlockContent[] {
  const marker = { type: 'html' as const, value: `[!${kind.toUpperCase()}]` };
  const [first] = children;
  if (first?.type !== 'paragraph') return [{ type: 'paragraph', children: [marker] }];
  first.children.unshift({ ...marker, value: `${marker.value}\n` });
  return [];
}

function tagged(state: State, element: Element): Nodes[] {
  return [
    { type: 'html', value: `<${element.tagName}>` },
    ...state.all(element),
    { type: 'html', value: `</${element.tagName}>` },
  ];
}

/** A video or a recording as a link to its file. */
function mediaLink(state: State, element: Element): Nodes | undefined {
  const source = element.children.find(
    (child): child is Element => child.type === 'element' && child.tagName === 'source',
  );
  const url = element.properties.src ?? source?.properties.src;
  if (typeof url !== 'string') return undefined;
  const name = String(
    element.properties.title ?? (element.tagName === 'video' ? 'Video' : 'Audio'),
  );
  const link: Nodes = { type: 'link', url, children: [{ type: 'text', value: name }] };
  state.patch(element, link);
  return link;
}

const NOTE = /#note:fn-(.+)$/;

function noteReference({ children: [link] }: Element): Nodes | null {
  if (link?.type !== 'element' || link.properties.role !== 'doc-noteref') return null;
  const name = NOTE.exec(String(link.properties.href))?.[1];
  return name === undefined
    ? null
    : { type: 'footnoteReference', identifier: name, label: name };
}

function footnotes(state: State, section: Element): FootnoteDefinition[] {
  const notes: FootnoteDefinition[] = [];
  visit(section, 'element', (item) => {
    const name = NOTE.exec(`#${item.properties.id ?? ''}`)?.[1];
    if (item.tagName !== 'li' || name === undefined) return;
    const children = state.toFlow(state.all(item)) as BlockContent[];
    notes.push({ type: 'footnoteDefinition', identifier: name, label: name, children });
  });
  return notes;
}

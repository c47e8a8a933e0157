import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { isInlineScript } from '#site/inline-scripts.ts';
import { readable } from '../release/addresses.ts';
import { type PagePart, startsPart } from './page-parts.ts';

/** What one released page refers to, and what is wrong with it. */
export type PageAudit = {
  problems: string[];
  /** What the site's own design refers to: links, pictures, styles, scripts, icons. */
  ours: string[];
  /** What an author's text refers to. */
  authored: string[];
  /** What the links of the header, the footer and the menus lead to. */
  menus: string[];
};

/** Marks of content that only React's script would show. */
const NEEDS_SCRIPT = ['<template id="B:', '__next_error__', 'self.__next_f'];

/** Kinds of script that are data: no policy stops them, and nothing runs. */
const DATA_SCRIPTS = new Set(['application/ld+json', 'application/json']);

/**
 * Reads a finished page as a strict browser would.
 * @param html the page, as it is released
 * @param tree what a parser has made of it
 */
export function auditPage(html: string, tree: Tree.Document = parse(html)): PageAudit {
  const audit: PageAudit = { problems: [], ours: [], authored: [], menus: [] };
  for (const mark of NEEDS_SCRIPT) {
    if (html.includes(mark))
      audit.problems.push(`${mark} is left: content would need a script`);
  }
  const ids = new Set<string>();
  visit(tree, { part: null, inMain: false }, (element, part) => {
    auditElement(element, part, audit);
    const id = element.attrs.find(({ name }) => name === 'id');
    if (id) ids.add(id.value);
  });
  for (const reference of new Set(audit.ours)) {
    if (!/^#./s.test(reference)) continue;
    const name = reference.slice(1);
    // As browsers look for it.
    if (ids.has(name) || ids.has(readable(name))) continue;
    audit.problems.push(`${reference} leads to no place on the page`);
  }
  return audit;
}

function auditElement(
  { tagName, attrs, childNodes }: Tree.Element,
  part: PagePart | null,
  audit: PageAudit,
): void {
  const attributes = new Map(attrs.map(({ name, value }) => [name, value]));
  const refuse = (what: string) => audit.problems.push(`the policy refuses ${what}`);
  if (attributes.has('style')) refuse(`style="${attributes.get('style')}" on <${tagName}>`);
  for (const name of attributes.keys()) {
    if (name.startsWith('on')) refuse(`${name} on <${tagName}>`);
  }
  if (tagName === 'style') refuse('<style>');
  const inline = tagName === 'script' && !attributes.has('src') && childNodes.length > 0;
  const [text] = childNodes;
  const isAllowed = text && 'value' in text && isInlineScript(text.value);
  if (inline && !isAllowed && !DATA_SCRIPTS.has(attributes.get('type') ?? '')) {
    refuse('an inline <script>');
  }

  const isMenuLink = part === 'menu' && tagName === 'a';
  const references = part === 'body' ? audit.authored : isMenuLink ? audit.menus : audit.ours;
  for (const name of ['href', 'src']) {
    const reference = attributes.get(name);
    if (reference !== undefined) references.push(reference);
  }
  for (const candidate of attributes.get('srcset')?.split(',') ?? []) {
    references.push(candidate.trim().split(/\s/)[0] ?? '');
  }
}

type Place = { part: PagePart | null; inMain: boolean };

function visit(
  node: Tree.Node,
  place: Place,
  onElement: (element: Tree.Element, part: PagePart | null) => void,
): void {
  let { part, inMain } = place;
  if ('tagName' in node) {
    part ??= startsPart(node, inMain);
    inMain ||= node.tagName === 'main';
    onElement(node, part);
  }
  const within = { part, inMain };
  if ('content' in node) visit(node.content, within, onElement);
  if ('childNodes' in node)
    for (const child of node.childNodes) visit(child, within, onElement);
}

import XmlBuilder from 'fast-xml-builder';

/*
 * Feeds and sitemaps are trees, written by one builder. Libraries that write whole ones were
 * looked at: `feed` 6 takes every id for an address, names one author in JSON, and lets
 * through characters that end a reader's parsing; `feedsmith` 3 has no place for elements
 * that people see; `sitemap` 9 wants a newer Node than this project.
 */

/**
 * XML as a value: a key is an element, one with `@` in front an attribute, `#text` the text
 * beside attributes; a list repeats its element, and `undefined` leaves it out.
 */
export type Xml = { readonly [name: string]: Content | readonly Content[] | undefined };
type Content = string | number | boolean | Xml;

/**
 * A whole document. The builder escapes everything; characters that XML cannot hold in any
 * form are dropped.
 * @param root the one outermost element
 * @param stylesheet address of a style sheet in CSS, for people who open the document
 */
export function writeXml(root: Xml, stylesheet?: string): string {
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    ...(stylesheet && { '?xml-stylesheet': { '@type': 'text/css', '@href': stylesheet } }),
    ...root,
  });
}

/** All but `Char` of XML 1.0, section 2.2. */
const IMPOSSIBLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const possible = (_name: string, value: unknown) => String(value).replace(IMPOSSIBLE, '');

const builder = new XmlBuilder({
  attributeNamePrefix: '@',
  ignoreAttributes: false,
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  format: true,
  tagValueProcessor: possible,
  attributeValueProcessor: possible,
});

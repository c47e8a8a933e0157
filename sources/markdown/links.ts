import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { quote } from '#newsroom/quote.ts';
import { decoded } from './addresses.ts';
import { plainText } from './plain-text.ts';
import type { Report } from './report.ts';

/**
 * Marks links to other sites, names links without text by their address, and takes the link
 * off words whose link leads nowhere.
 * @param origins scheme and host of this site, in all their forms: links there are not external
 */
export function presentLinks(tree: Root, origins: string[], report: Report): void {
  const named = namedAddresses(tree);
  visit(tree, 'element', (link, index, parent) => {
    if (link.tagName !== 'a' || !parent || index === undefined) return;
    const { href } = link.properties;
    if (href === '' || (href === undefined && link.properties.id === undefined)) {
      parent.children.splice(index, 1, ...link.children);
      return [SKIP, index];
    }
    if (typeof href !== 'string') return;
    if (isExternal(href, origins)) {
      link.properties.rel = ['external', 'noopener'];
      link.properties.className = ['external'];
    }
    if (!link.properties.ariaHidden && nameOf(link) === '') nameLink(link, href, named, report);
  });
}

function isExternal(href: string, origins: string[]): boolean {
  if (!/^(?:https?:)?\/\//.test(href)) return false;
  if (!URL.canParse(href, 'https://nowhere.invalid')) return true;
  const { origin } = new URL(href, 'https://nowhere.invalid');
  return !origins.includes(origin);
}

/** The addresses that a link with text leads to. */
function namedAddresses(tree: Root): Set<string> {
  const addresses = new Set<string>();
  visit(tree, 'element', (link) => {
    if (link.tagName === 'a' && plainText(link)) addresses.add(String(link.properties.href));
  });
  return addresses;
}

/** What a screen reader says for a link: its text, or the words for its pictures. */
function nameOf(link: Element): string {
  let name = plainText(link) || String(link.properties.ariaLabel ?? '');
  visit(link, 'element', ({ tagName, properties }) => {
    if (tagName === 'img') name += String(properties.alt ?? '');
  });
  return name.trim();
}

/**
 * A link that only shows pictures is named by where it leads. One that shows nothing is a
 * trace of editing: hidden, if other words lead there too; else the stylesheet shows its name,
 * so that no reader stops at something that cannot be seen.
 */
function nameLink(link: Element, href: string, named: Set<string>, report: Report): void {
  link.properties.ariaLabel = decoded(href).replace(/^(?:https?:\/\/(?:www\.)?|mailto:)/, '');
  const showsPicture = link.children.some(
    (child) => child.type === 'element' && child.tagName === 'img',
  );
  if (showsPicture) return;
  if (named.has(href)) link.properties.hidden = true;
  else link.properties.className = [...classesOf(link), 'bare-link'];
  report.warn(
    link,
    'empty-link',
    `The link to ${quote(decoded(href))} has no text.`,
    'Write in the brackets what it leads to, or take it out.',
  );
}

function classesOf({ properties: { className } }: Element): string[] {
  return Array.isArray(className) ? className : [];
}

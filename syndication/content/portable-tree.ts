import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';

const parser = unified().use(rehypeParse, { fragment: true });

/**
 * A body as it can be read anywhere: addresses whole, films as links, since a frame plays in
 * few places, and pictures that are written into the text as links to the page, since one of
 * them can outweigh all other posts of a feed.
 * @param html the sanitised body of a page
 * @param page whole address of that page
 */
export function portableTree(html: string, page: string): Root {
  const tree = parser.parse(html);
  visit(tree, 'element', (element, index, parent) => {
    if (parent && index !== undefined) {
      const instead = isSign(element) ? [] : linkInstead(element, page);
      if (instead) {
        parent.children.splice(index, 1, ...instead);
        return [SKIP, index + instead.length];
      }
    }
    makeWhole(element, page);
    return undefined;
  });
  return tree;
}

/** What a reader may run, or read from its own disk; the page has dropped it already. */
const RUNNING = new Set(['javascript:', 'vbscript:', 'data:', 'blob:', 'file:']);

const ADDRESSES = ['href', 'src', 'poster', 'cite'];

function makeWhole({ properties }: Element, page: string): void {
  for (const name of ADDRESSES) {
    const written = properties[name];
    if (typeof written !== 'string') continue;
    const address = URL.canParse(written, page) ? new URL(written, page) : null;
    if (address && !RUNNING.has(address.protocol)) properties[name] = address.href;
    else delete properties[name];
  }
}

/** An empty link that style sheets fill, such as the sign beside a heading. */
function isSign({ tagName, properties, children }: Element): boolean {
  return tagName === 'a' && properties.ariaHidden === 'true' && children.length === 0;
}

function linkInstead({ tagName, properties }: Element, page: string): Element[] | null {
  const src = typeof properties.src === 'string' ? properties.src.trim() : '';
  if (tagName === 'iframe')
    return [h('a', { href: filmPage(src) ?? page }, nameOf(properties))];
  if (tagName === 'img' && /^data:/i.test(src)) {
    return [h('a', { href: page }, nameOf(properties))];
  }
  return null;
}

function nameOf({ title, alt }: Element['properties']): string {
  return String(title || alt || 'Picture');
}

/** Where people watch what a frame plays. */
function filmPage(src: string): string | null {
  if (!URL.canParse(src)) return null;
  const { protocol, hostname, pathname, searchParams, href } = new URL(src);
  const id = pathname.split('/').at(-1) ?? '';
  if (/(^|\.)youtube(-nocookie)?\.com$/.test(hostname) && id) {
    const start = searchParams.get('start');
    const query = new URLSearchParams({ v: id, ...(start && { t: `${start}s` }) });
    return `https://www.youtube.com/watch?${query}`;
  }
  if (hostname === 'player.vimeo.com' && /^\d+$/.test(id)) {
    const key = searchParams.get('h');
    return `https://vimeo.com/${id}${key ? `/${encodeURIComponent(key)}` : ''}`;
  }
  return /^https?:$/.test(protocol) ? href : null;
}

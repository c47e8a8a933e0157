import type { Element, Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { h } from 'hastscript';
import { parseFragment } from 'parse5';
import { SKIP, visit } from 'unist-util-visit';

/**
 * A body as it can be read anywhere: addresses whole, videos as the links to them, since only
 * our pages play them, and pictures that are written into the text as links to the page, since
 * one of them can outweigh all other posts of a feed.
 * @param html the sanitised body of a page
 * @param page whole address of that page
 */
export function portableTree(html: string, page: string): Root {
  // By hand, and not by `rehype-parse`, which notes the place of everything in the text.
  const tree = fromParse5(parseFragment(html)) as Root;
  visit(tree, 'element', (element, index, parent) => {
    if (parent && index !== undefined) {
      const instead = isSign(element) ? [] : linkInstead(element, page);
      if (instead) {
        parent.children.splice(index, 1, ...instead);
        return [SKIP, index];
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

function linkInstead({ tagName, properties, children }: Element, page: string) {
  if (tagName === 'video-on-click') return children;
  const src = typeof properties.src === 'string' ? properties.src.trim() : '';
  if (tagName === 'img' && /^data:/i.test(src)) {
    return [h('a', { href: page }, String(properties.alt || 'Picture'))];
  }
  return null;
}

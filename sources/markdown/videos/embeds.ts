import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';
import { quote } from '#newsroom/frontmatter/remarks.ts';
import type { Report } from '../report.ts';
import { filmInFrame } from './videos.ts';

/**
 * Leaves of a post's frames those with films of YouTube and Vimeo, and makes any other a link:
 * what its page does there is nobody's business here. Each film has a title of its own, since
 * screen readers list frames by title.
 */
export function readEmbeds(tree: Root, report: Report): void {
  const titles = new Set<string>();
  visit(tree, 'element', (frame, index, parent) => {
    if (frame.tagName !== 'iframe' || !parent || index === undefined) return;
    const src = String(frame.properties.src ?? '');
    const title = String(frame.properties.title ?? '').trim();
    const film = filmInFrame(src);
    if (film) {
      frame.properties = { src: film.player, title: unique(title || 'Video', titles) };
      return;
    }
    const replacement = link(src, title, frame);
    parent.children.splice(index, 1, ...replacement);
    warnUnknown(frame, src, report);
    return [SKIP, index + replacement.length];
  });
  takeOutOfLinks(tree);
}

/** A film is a link itself, and a link holds no other. */
function takeOutOfLinks(tree: Root): void {
  visit(tree, 'element', (link, index, parent) => {
    if (link.tagName !== 'a' || !parent || index === undefined || !holdsFilm(link)) return;
    parent.children.splice(index, 1, ...link.children);
    return [SKIP, index];
  });
}

function holdsFilm({ tagName, children }: Element): boolean {
  return (
    tagName === 'iframe' ||
    children.some((child) => child.type === 'element' && holdsFilm(child))
  );
}

function link(src: string, title: string, { position }: Element): ElementContent[] {
  if (!src) return [];
  return [{ ...h('a', { href: src }, title || src), ...(position && { position }) }];
}

function unique(title: string, titles: Set<string>): string {
  let number = 1;
  let own = title;
  while (titles.has(own)) own = `${title} ${++number}`;
  titles.add(own);
  return own;
}

function warnUnknown(frame: Element, src: string, report: Report): void {
  report.warn(
    frame,
    'unknown-embed',
    src
      ? `A frame may show films of YouTube and Vimeo, not ${quote(src)}; it became a link.`
      : 'A frame without an address was removed.',
    'Write a link with words of your own, or the address of the film’s player.',
  );
}

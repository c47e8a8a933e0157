import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';
import { quote } from '#newsroom/quote.ts';
import type { Report } from '../report.ts';
import { videoInFrame } from './videos.ts';

/**
 * Leaves of a post's frames those with videos of YouTube and Vimeo, and makes any other a link:
 * what its page does there is nobody's business here. Each video has a title of its own, since
 * screen readers list frames by title.
 */
export function readEmbeds(tree: Root, report: Report): void {
  const titles = new Set<string>();
  visit(tree, 'element', (frame, index, parent) => {
    if (frame.tagName !== 'iframe' || !parent || index === undefined) return;
    const src = String(frame.properties.src ?? '');
    const title = String(frame.properties.title ?? '').trim();
    const video = videoInFrame(src);
    if (video) {
      frame.properties = { src: video.player, title: unique(title || 'Video', titles) };
      return;
    }
    const replacement = link(src, title, frame);
    parent.children.splice(index, 1, ...replacement);
    warnUnknown(frame, src, report);
    return [SKIP, index + replacement.length];
  });
  takeOutOfLinks(tree);
}

/** A video is a link itself, and a link holds no other. */
function takeOutOfLinks(tree: Root): void {
  visit(tree, 'element', (link, index, parent) => {
    if (link.tagName !== 'a' || !parent || index === undefined || !holdsVideo(link)) return;
    parent.children.splice(index, 1, ...link.children);
    return [SKIP, index];
  });
}

function holdsVideo({ tagName, children }: Element): boolean {
  return (
    tagName === 'iframe' ||
    children.some((child) => child.type === 'element' && holdsVideo(child))
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
      ? `A frame may show videos of YouTube and Vimeo, not ${quote(src)}; it became a link.`
      : 'A frame without an address was removed.',
    'Write a link with words of your own, or the address of the video’s player.',
  );
}

import type { Element, ElementContent, Parents, Root } from 'hast';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';
import { type Video, videoInFrame, videoOnPage } from './videos.ts';

/**
 * Makes of each video a link to its page, in an element that plays it in place when a reader
 * asks (islands/video-on-click.ts): until then nothing is fetched from its host. The link shows
 * the video's title; or the editor's picture, where nothing but a picture leads to a video.
 */
export function waitForClick(tree: Root): void {
  visit(tree, 'element', (element, index, parent) => {
    if (!parent || index === undefined) return;
    const waiting = frameOnClick(element) ?? pictureOnClick(element, parent);
    if (!waiting) return;
    parent.children.splice(index, 1, waiting);
    return [SKIP, index + 1];
  });
}

function frameOnClick({ tagName, properties }: Element): Element | null {
  const video = tagName === 'iframe' && videoInFrame(String(properties.src));
  if (!video) return null;
  const words = [`${properties.title} `, h('small', `on ${video.host}`)];
  return onClick(video, h('a', { href: video.page, rel: ['external', 'noopener'] }, words));
}

/** `[![What it shows](picture)](address of a video)`, in a paragraph of its own. */
function pictureOnClick(link: Element, parent: Parents): Element | null {
  if (link.tagName !== 'a' || !isAlone(parent) || !isPicture(onlyChild(link))) return null;
  const video = videoOnPage(String(link.properties.href));
  return video && onClick(video, link);
}

function isAlone(parent: Parents): boolean {
  return parent.type === 'element' && parent.tagName === 'p' && onlyChild(parent) !== null;
}

function isPicture(node: ElementContent | null): boolean {
  return node?.type === 'element' && node.tagName === 'img';
}

function onlyChild({ children }: Element): ElementContent | null {
  const shown = children.filter((child) => child.type !== 'text' || child.value.trim());
  return shown.length === 1 ? (shown[0] ?? null) : null;
}

function onClick({ player }: Video, link: ElementContent): Element {
  return h('video-on-click', { className: ['embed'], dataVideo: player }, link);
}

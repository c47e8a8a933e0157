import type { Element, ElementContent, Parents, Root } from 'hast';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';
import { type Film, filmInFrame, filmOnPage } from './videos.ts';

/**
 * Makes of each film a link to its page, in an element that plays it in place when a reader
 * asks (islands/video-on-click.ts): until then nothing is fetched from its host. The link shows
 * the film's title; or the editor's picture, where nothing but a picture leads to a film.
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
  const film = tagName === 'iframe' && filmInFrame(String(properties.src));
  if (!film) return null;
  const words = [`${properties.title} `, h('small', `on ${film.host}`)];
  return onClick(film, h('a', { href: film.page, rel: ['external', 'noopener'] }, words));
}

/** `[![What it shows](picture)](address of a film)`, in a paragraph of its own. */
function pictureOnClick(link: Element, parent: Parents): Element | null {
  if (link.tagName !== 'a' || !isAlone(parent) || !isPicture(onlyChild(link))) return null;
  const film = filmOnPage(String(link.properties.href));
  return film && onClick(film, link);
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

function onClick({ player }: Film, link: ElementContent): Element {
  return h('video-on-click', { className: ['embed'], dataVideo: player }, link);
}

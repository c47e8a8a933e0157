import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { formatDate } from '#newsroom/dates.ts';
import type { Post } from '#newsroom/edition.ts';
import { directionOfPost, languageOfPost } from '#newsroom/text/post-language.ts';
import { absolute, webAddress } from '../addresses.ts';
import { plain } from '../text.ts';
import { portableTree } from './portable-tree.ts';

/** A picture as machines are told of it. */
export type FeedPicture = {
  /** Whole address. */
  url: string;
  alt: string;
  width: number;
  height: number;
  /** Media type, such as `image/jpeg`. */
  type: string;
  /** Size of the file in bytes; null where it was not asked. */
  bytes: number | null;
};

const writer = unified().use(rehypeStringify);

/**
 * A whole post for feed readers, in the order of its page: corrections, where it stood
 * first, its picture, its text.
 * @param html the sanitised body of its page
 */
export function feedHtml(
  post: Post,
  html: string,
  picture: FeedPicture | null,
  origin: string,
): string {
  const body = portableTree(html, absolute(post.path, origin));
  leaveOutDesign(body);
  const before = [...corrections(post), ...firstPublished(post), ...pictureOf(picture)];
  const children = [...before, ...body.children] as ElementContent[];
  return writer.stringify({ type: 'root', children: inDirection(post, children) });
}

/** Feed readers set a text from left to right, unless it says otherwise. */
function inDirection(post: Post, children: ElementContent[]): ElementContent[] {
  const dir = directionOfPost(post);
  if (dir === 'ltr') return children;
  return [h('div', { lang: languageOfPost(post) ?? undefined, dir }, children)];
}

/** Words that stand where a reader expects HTML. */
export function textAsHtml(value: string): string {
  return writer.stringify({ type: 'root', children: [{ type: 'text', value }] });
}

function corrections({ corrections }: Post): ElementContent[] {
  return corrections.map(({ date, text }) =>
    h('p', [
      h('strong', ['Correction, ', h('time', { dateTime: date }, formatDate(date)), ':']),
      ` ${plain(text)}`,
    ]),
  );
}

function firstPublished({ canonical }: Post): ElementContent[] {
  const original = webAddress(canonical);
  if (original === null) return [];
  return [
    h('p', ['First published at ', h('a', { href: original }, new URL(original).host), '.']),
  ];
}

function pictureOf(picture: FeedPicture | null): ElementContent[] {
  if (picture === null) return [];
  const { url, alt, width, height } = picture;
  return [h('p', h('img', { src: url, alt: plain(alt), width, height }))];
}

/** Attributes that mean something away from our own style sheets. */
const MEANINGFUL = new Set([
  ...['href', 'src', 'poster', 'cite', 'alt', 'title', 'width', 'height', 'controls'],
  ...['lang', 'dir', 'dateTime', 'value', 'start', 'reversed', 'type', 'open'],
  ...['colSpan', 'rowSpan', 'span', 'headers', 'scope', 'abbr'],
  ...['kind', 'srcLang', 'label', 'display'],
]);

/** Boxes that only our style sheets and scripts see; their content stays. */
const BOXES = new Set(['span', 'label']);

function leaveOutDesign(tree: Root): void {
  visit(tree, 'element', (element, index, parent) => {
    const instead = element.tagName === 'input' ? [sign(element)] : stripped(element);
    if (!instead || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1, ...instead);
    return [SKIP, index];
  });
}

/** The box of a task: readers of feeds take out all that looks like a form. */
function sign({ properties }: Element): ElementContent {
  return { type: 'text', value: properties.checked ? '☑' : '☐' };
}

/** Takes off what the design needs. @returns what stands for a box that is then empty of sense */
function stripped(element: Element): ElementContent[] | null {
  const { tagName, properties, children } = element;
  for (const name of Object.keys(properties)) {
    // `language-…` on code, from which readers choose its colours.
    const namesLanguage = tagName === 'code' && name === 'className';
    if (!MEANINGFUL.has(name) && !namesLanguage) delete properties[name];
  }
  return BOXES.has(tagName) && Object.keys(properties).length === 0 ? children : null;
}

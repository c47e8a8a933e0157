import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';
import { quote } from '#newsroom/remarks.ts';
import type { Report } from './report.ts';

/** A film that may play in the page: `address` is the one that follows its viewers least. */
type Film = { host: 'YouTube' | 'Vimeo'; address: string };

/** For addresses without a scheme; a film that plays is always fetched by https. */
const NOWHERE = 'https://nowhere.invalid';

/** What a frame may be told about how to play; `autoplay` and the like are not among it. */
const YOUTUBE_SETTINGS = ['list', 'start', 'end', 'hl', 'cc_load_policy', 'cc_lang_pref'];

/**
 * Puts frames with films of YouTube and Vimeo into a box that keeps their shape, and makes
 * any other frame a link: what its page does there is nobody's business here. Each film has a
 * title of its own, since screen readers list frames by title.
 */
export function presentEmbeds(tree: Root, report: Report): void {
  const titles = new Set<string>();
  visit(tree, 'element', (frame, index, parent) => {
    if (frame.tagName !== 'iframe' || !parent || index === undefined) return;
    const written = String(frame.properties.src ?? '');
    const film = readFilm(written);
    const title = String(frame.properties.title ?? '').trim();
    const replacement = film
      ? [player(film, unique(title || `${film.host} video`, titles), frame)]
      : link(written, title, frame);
    parent.children.splice(index, 1, ...replacement);
    if (!film) warnUnknown(frame, written, report);
    return [SKIP, index + replacement.length];
  });
}

function readFilm(src: string): Film | null {
  if (!URL.canParse(src, NOWHERE)) return null;
  const { hostname, pathname, searchParams, hash } = new URL(src, NOWHERE);
  const settings = new URLSearchParams();
  if (/^(?:www\.)?youtube(?:-nocookie)?\.com$/.test(hostname)) {
    const id = /^\/embed\/([\w-]+)\/?$/.exec(pathname)?.[1];
    if (!id) return null;
    for (const name of YOUTUBE_SETTINGS) {
      const value = searchParams.get(name);
      if (value) settings.set(name, value);
    }
    const query = settings.size > 0 ? `?${settings}` : '';
    return { host: 'YouTube', address: `https://www.youtube-nocookie.com/embed/${id}${query}` };
  }
  const id = hostname === 'player.vimeo.com' && /^\/video\/(\d+)\/?$/.exec(pathname)?.[1];
  if (!id) return null;
  // An unlisted film is only shown with its key.
  const key = searchParams.get('h');
  if (key) settings.set('h', key);
  settings.set('dnt', '1');
  const time = /^#t=[\dhms]+$/.test(hash) ? hash : '';
  return { host: 'Vimeo', address: `https://player.vimeo.com/video/${id}?${settings}${time}` };
}

/** A span, since a frame may stand in a paragraph. YouTube plays nothing without a referrer. */
function player({ host, address }: Film, title: string, { position }: Element): Element {
  const frame = h('iframe', {
    src: address,
    title,
    loading: 'lazy',
    allow: 'fullscreen; picture-in-picture; encrypted-media',
    allowFullScreen: true,
    sandbox: 'allow-scripts allow-same-origin allow-popups allow-presentation',
    referrerPolicy: 'strict-origin-when-cross-origin',
  });
  const box = h('span', { className: ['embed', `embed-${host.toLowerCase()}`] }, frame);
  return { ...box, ...(position && { position }) };
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

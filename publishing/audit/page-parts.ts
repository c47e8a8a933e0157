import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

/**
 * Parts of a page whose links are no lists of posts: an author's text (`body`), and the links that
 * somebody has chosen for the whole site or about a person (`menu`).
 */
export type PagePart = 'body' | 'menu';

/** Landmarks outside of `<main>`: the site's header, its footer and its menus. */
const LANDMARKS = new Set(['header', 'footer', 'nav']);

/**
 * Tells which part of a page an element starts.
 * @param inMain whether the element stands within `<main>`, whose headers and menus list posts
 * @returns null where it starts none
 */
export function startsPart(
  { tagName, attrs }: Pick<Tree.Element, 'tagName' | 'attrs'>,
  inMain: boolean,
): PagePart | null {
  const attribute = (name: string) => attrs.find((each) => each.name === name)?.value;
  if (attribute('data-body') !== undefined) return 'body';
  if (!inMain && LANDMARKS.has(tagName)) return 'menu';
  // The list of the site's channels, and a person's own page.
  const isChosen =
    attribute('data-site-links') !== undefined || /\bme\b/.test(attribute('rel') ?? '');
  return isChosen ? 'menu' : null;
}

/** The file of a page: hosts serve `/blog/a` from `blog/a.html`. */
export function fileOf(address: string): string {
  return address === '/' ? 'index.html' : `${address.slice(1)}.html`;
}

/** The address of a page, not encoded, by its file. @returns null for a file that is no page */
export function pageOf(file: string): string | null {
  if (file === 'index.html') return '/';
  return file.endsWith('.html') ? `/${file.slice(0, -'.html'.length)}` : null;
}

/** Next's name for the page that says that nothing is found. It has no address on the site. */
export const NOT_FOUND = '/_not-found';

/** Next has no route `[slug].md`: app/markdown makes the Markdown form of a post. */
const MARKDOWN = /^\/markdown\/([^/]+)$/;

/**
 * The file of a release that holds what Next renders for an address.
 * @param address of a route of the app, not encoded
 */
export function releasedAs(address: string, kind: 'page' | 'file'): string {
  if (address === NOT_FOUND) return '404.html';
  const place = address.replace(MARKDOWN, '/blog/$1.md');
  return kind === 'page' ? fileOf(place) : place.slice(1);
}

/** Decodes an address, or a part of one; returns it as it is where it is not well encoded. */
export function readable(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

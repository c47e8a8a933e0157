/** The file of a page: hosts serve `/blog/a` from `blog/a.html`. */
export function fileOf(address: string): string {
  return address === '/' ? 'index.html' : `${address.slice(1)}.html`;
}

/** The address of a page's file, not encoded. @returns null for a file that is no page */
export function pageOf(file: string): string | null {
  if (file === 'index.html') return '/';
  return file.endsWith('.html') ? `/${file.slice(0, -'.html'.length)}` : null;
}

/** The page for addresses that lead nowhere; Next's name for it. It has no address on the site. */
export const NOT_FOUND = '/_not-found';

/** Next's routes have no `[slug].md`: app/markdown makes what stands beside a post. */
const MARKDOWN = /^\/markdown\/([^/]+)$/;

/**
 * The file in which a release holds what Next gives for an address.
 * @param address of a route of the app, not encoded
 */
export function releasedAs(address: string, kind: 'page' | 'file'): string {
  if (address === NOT_FOUND) return '404.html';
  const place = address.replace(MARKDOWN, '/blog/$1.md');
  return kind === 'page' ? fileOf(place) : place.slice(1);
}

/** An address, or a part of one, decoded; as it was written where that is impossible. */
export function readable(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

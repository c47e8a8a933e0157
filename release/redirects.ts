import { encodedPath } from '#site/routes.ts';

/** Old addresses of one release, and the general forms that lead to a permalink. */
export type Redirects = {
  /** From a decoded path to an encoded one. */
  exact: ReadonlyMap<string, string>;
  /** Whether a decoded path is a page. */
  isPage: (address: string) => boolean;
};

/**
 * Where a request belongs, in one hop: an old address leads to the post, `/blog/a/` and
 * `/blog/a.html` to `/blog/a`. Null where the address is right, or nothing is known of it.
 * @param address decoded path of the request
 */
export function redirectOf({ exact, isPage }: Redirects, address: string): string | null {
  const known = exact.get(address);
  if (known) return known;
  const plain = address.replace(/\/+$/, '').replace(/\.html$/, '') || '/';
  const canonical = plain === '/index' ? '/' : plain;
  if (canonical === address) return null;
  return exact.get(canonical) ?? (isPage(canonical) ? encodedPath(canonical) : null);
}

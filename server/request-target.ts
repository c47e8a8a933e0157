/** An address, and what follows its first `?`; a query may hold further ones. */
export function splitTarget(target: string): { address: string; query: string } {
  const at = target.indexOf('?');
  if (at === -1) return { address: target, query: '' };
  return { address: target.slice(0, at), query: target.slice(at + 1) };
}

/**
 * What a request asks for where it names the server too, as requests to a proxy do. Every server
 * has to take that, and then to go by the host that it names.
 * @returns null for a target that is a path, as most are
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2
 */
export function absoluteForm(target: string): { host: string; path: string } | null {
  const [, host, path = ''] = /^https?:\/\/([^/?#@]+)([/?].*)?$/i.exec(target) ?? [];
  if (host === undefined) return null;
  return { host, path: path.startsWith('/') ? path : `/${path}` };
}

/**
 * Whether an address, as it was asked for, has a part `.` or `..`, in whatever spelling, or the
 * character that ends a text for some programs: what one takes for a file of a folder, the next
 * one takes for another place.
 * @param address without its query, not decoded
 */
export const leavesItsFolder = (address: string): boolean =>
  address.includes('%00') ||
  address
    .replaceAll(/%2e/gi, '.')
    .split(/\/|\\|%2f|%5c/i)
    .some((part) => part === '.' || part === '..');

/** Names as our own tools and Next write them; brackets stand for a part of a route. */
const STUDIO_ASSET = /^\/(assets\/[\w.~-]+|_next\/static\/(?:[\w.~()@/-]|%5[BD])+)$/i;

/** Whether a style, script or font is asked for that the studio may have and a release has not. */
export const isStudioAsset = (method: string | undefined, address: string): boolean =>
  (method === 'GET' || method === 'HEAD') && STUDIO_ASSET.test(address);

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

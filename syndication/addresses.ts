import { parseWebAddress } from '#newsroom/addresses/web-address.ts';

/**
 * An address as seen from anywhere, percent-encoded.
 * @param address a path on this site, or a whole address
 * @param origin where the site is reached, without a trailing slash
 */
export function absolute(address: string, origin: string): string {
  return new URL(address, origin).href;
}

/** What a file gives for an address, if it is one on the web: nothing else is passed on. */
export function webAddress(given: string | null): string | null {
  return given === null ? null : (parseWebAddress(given)?.href ?? null);
}

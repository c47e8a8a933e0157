import type { IncomingMessage } from 'node:http';

/**
 * What a log may say of a request: whoever reads it is not to get into the studio by a code,
 * nor to a draft by the token of its link.
 * @returns the method, and the address without its query and without what is a key by itself
 */
export function loggedRoute({ method, url = '/' }: IncomingMessage): string {
  const [address = '/'] = url.split(/[?#]/, 1);
  return `${method} ${address.replace(/^\/+preview\/.*/, '/preview/…')}`;
}

import { routes } from '#site/routes.ts';
import { parseWebAddress } from './web-address.ts';

/**
 * A path in the one form in which addresses are compared: each part decoded, composed
 * (NFC) and encoded anew, without a trailing slash, `.html` or `index.html`, so that
 * `/blog/a+b/`, `/blog/a%2Bb` and `/blog/a+b.html` are one.
 */
export function canonicalPath(pathname: string): string {
  return `/${partsOf(pathname).map(encodeURIComponent).join('/')}`;
}

/** The decoded parts of a path in its canonical form. */
export function partsOf(pathname: string): string[] {
  const parts = pathname
    .split('/')
    .filter((part) => part !== '')
    .map((part) => decode(part).normalize('NFC'));
  const last = parts.pop();
  if (last === undefined || /^index\.html?$/i.test(last)) return parts;
  return [...parts, last.replace(/(.)\.html?$/i, '$1')];
}

/**
 * The path that a `seo.url` means, however odd it is: a full address, one without a scheme
 * or with a misspelt one, a path, or the bare name of a post. The host is not looked at.
 */
export function pathOfSeoUrl(url: string): string {
  const address = parseWebAddress(url);
  if (address) return address.pathname;
  const rest = url.replace(/[?#].*$/, '').replace(/^[a-z][a-z\d+.-]*:(?=\/)/i, '');
  if (rest.startsWith('//')) return rest.replace(/^\/+[^/]*/, '');
  if (rest.startsWith('/')) return rest;
  const [first = '', ...others] = rest.split('/');
  if (isHost(first, others.length > 0)) return `/${others.join('/')}`;
  return others.length > 0 ? `/${rest}` : `${routes.news()}/${first}`;
}

/** The host that a `seo.url` names, in lower case; null where it names none. */
export function hostOfSeoUrl(url: string): string | null {
  return parseWebAddress(url)?.host ?? null;
}

/** `openinfra.org`; before a slash also `localhost:3000`, but never the version in `airship-2.0`. */
function isHost(word: string, beforeSlash: boolean): boolean {
  if (/:\d+$/.test(word)) return beforeSlash;
  return /^[a-z\d-]+(\.[a-z\d-]+)*\.[a-z]{2,}$/i.test(word);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A percent sign that encodes nothing is one that was meant.
    return part;
  }
}

import { parseCookie, stringifySetCookie } from 'cookie';
import { originOf } from './origin.ts';
import type { Use } from './seal.ts';

/** @returns the value of our cookie for this use, or null */
export function readCookie(request: Request, use: Use): string | null {
  return parseCookie(request.headers.get('cookie') ?? '')[nameOf(request, use)] ?? null;
}

/**
 * A `Set-Cookie` header.
 * @param maxAge in seconds; 0 takes the cookie back
 */
export function cookieFor(request: Request, use: Use, value: string, maxAge: number): string {
  return stringifySetCookie({
    name: nameOf(request, use),
    value,
    maxAge,
    path: '/',
    httpOnly: true,
    // Not "strict": the way back from the provider begins on another site.
    sameSite: 'lax',
    secure: isSecure(request),
  });
}

/** Browsers accept this prefix from the host itself alone, over TLS: no subdomain can plant one. */
const nameOf = (request: Request, use: Use) =>
  `${isSecure(request) ? '__Host-' : ''}masthead-${use}`;

const isSecure = (request: Request) => originOf(request).startsWith('https:');

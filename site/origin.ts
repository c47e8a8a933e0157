import { environment } from './environment.ts';
import { identity } from './identity.ts';

/** Where this site is reached, without a trailing slash: what absolute addresses start with. */
export function siteOrigin(): string {
  return environment().siteUrl ?? identity.origin;
}

/** Hosts at which this site is, or was: addresses there are our own. */
export function ownHosts(): string[] {
  const here = [siteOrigin(), identity.origin].map((origin) => new URL(origin).host);
  return [...new Set([...here, ...identity.knownHosts])];
}

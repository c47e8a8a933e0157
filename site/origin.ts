import { environment } from './environment.ts';
import { identity } from './identity.ts';

/** Where this site is reached, without a trailing slash: what absolute addresses start with. */
export function siteOrigin(): string {
  return environment().siteUrl ?? identity.origin;
}

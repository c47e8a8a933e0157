import { environment } from '#site/environment.ts';
import { siteOrigin } from '#site/origin.ts';
import { isLoopback } from '#site/sign-in.ts';

/**
 * The origin under which the browser reaches the studio. It is the site's own, whatever the
 * Host header says; on an editor's own machine, where the public origin leads elsewhere, it is
 * the name of that machine that the browser used.
 */
export function originOf(request: Request): string {
  const here = `http://${request.headers.get('host')}`;
  const onThisMachine = URL.canParse(here) && isLoopback(new URL(here).hostname);
  const isLocal = environment().oneTimeLink || isLoopback(new URL(siteOrigin()).hostname);
  return onThisMachine && isLocal ? new URL(here).origin : siteOrigin();
}

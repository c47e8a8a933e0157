import { environment } from '#site/environment.ts';
import { studioRoutes } from '#site/routes.ts';
import { originOf } from './origin.ts';
import { sessionOf } from './session.ts';

/**
 * What to do with a request for anything below `/admin`:
 * `absent`: nobody can sign in here, and there is nothing at this address;
 * `cross-site`: it would change something, and another site asks for it;
 * `sign-in`: it asks for a session first; `pass`: it may go on.
 */
export type Verdict = 'absent' | 'cross-site' | 'sign-in' | 'pass';

/** What can be asked for without a session. Everything else, known or not, needs one. */
const OPEN: readonly string[] = [
  studioRoutes.signIn(),
  studioRoutes.startSignIn(),
  studioRoutes.oneTimeLink(),
  studioRoutes.callback(),
];

const SAFE = ['GET', 'HEAD'];

export async function guard(request: Request, now = new Date()): Promise<Verdict> {
  const { signIn, oneTimeLink } = environment();
  if (!signIn && !oneTimeLink) return 'absent';
  if (!SAFE.includes(request.method) && !isOurOwn(request)) return 'cross-site';
  if (OPEN.includes(new URL(request.url).pathname)) return 'pass';
  return (await sessionOf(request, now)) ? 'pass' : 'sign-in';
}

/** Whether an address is asked for by a script, which wants to hear of it in JSON. */
export function isApi(pathname: string): boolean {
  return pathname === studioRoutes.api() || pathname.startsWith(`${studioRoutes.api()}/`);
}

/**
 * Whether a page of the studio itself sent this. Browsers say so; who says nothing is refused.
 * A form on a page without referrer has the origin `null`, and then the other header decides.
 */
function isOurOwn(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  if (site !== null && site !== 'same-origin') return false;
  if (origin === originOf(request)) return true;
  return site === 'same-origin' && (origin === null || origin === 'null');
}

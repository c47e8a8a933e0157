import { environment } from '#site/environment.ts';
import { studioRoutes } from '#site/routes.ts';
import { admit } from './admission.ts';
import { cookieFor, readCookie } from './cookie.ts';
import { followOneTimeLink } from './one-time-link.ts';
import { type Attempt, beginSignIn, finishSignIn } from './openid.ts';
import { originOf } from './origin.ts';
import type { Refused } from './refusals.ts';
import { seal, unseal } from './seal.ts';
import { beginSession, sessionOf } from './session.ts';
import { targetOf } from './target.ts';

/** Time to find a password and a second factor. */
const MINUTES = 10;

type SealedAttempt = Attempt & { target: string; expires: string };

/** Sends the browser to the OpenID provider. */
export async function goToProvider(request: Request, now = new Date()): Promise<Response> {
  if (!environment().signIn) return goTo(studioRoutes.signIn());
  try {
    const { location, attempt } = await beginSignIn(originOf(request));
    const sealed: SealedAttempt = {
      ...attempt,
      target: targetOf(new URL(request.url).searchParams.get('to')),
      expires: new Date(now.getTime() + MINUTES * 60_000).toISOString(),
    };
    return goTo(
      location.href,
      cookieFor(request, 'sign-in', await seal('sign-in', sealed), MINUTES * 60),
    );
  } catch (error) {
    return refuse('unreachable', error);
  }
}

/** Lets in who comes back from the provider, if it is an editor. */
export async function comeBack(request: Request, now = new Date()): Promise<Response> {
  const { signIn } = environment();
  const cookie = readCookie(request, 'sign-in');
  const attempt = cookie && ((await unseal('sign-in', cookie)) as SealedAttempt | null);
  // An attempt is good for one return, however that ends.
  const over = cookieFor(request, 'sign-in', '', 0);
  if (!signIn || !attempt || new Date(attempt.expires) <= now) {
    return refuse('failed', 'no sign-in was begun in this browser, or too long ago', over);
  }
  try {
    const returned = new URL(originOf(request) + studioRoutes.callback());
    returned.search = new URL(request.url).search;
    const admission = admit(await finishSignIn(returned, attempt, now), signIn);
    if ('refused' in admission) {
      const why = admission.refused === 'unverified' ? NOT_SAID : 'by EDITORS';
      return refuse(admission.refused, why, over);
    }
    const session = await beginSession(request, admission.person, admission.right, now);
    return goTo(attempt.target, over, session);
  } catch (error) {
    return refuse('failed', error, over);
  }
}

/** Lets in who follows the link that `npm run edit` printed. */
export async function followLink(request: Request, now = new Date()): Promise<Response> {
  // Who has followed it already, and does so again, is where it leads.
  if (await sessionOf(request, now)) return goTo(studioRoutes.home());
  const token = new URL(request.url).searchParams.get('token') ?? '';
  const person = environment().oneTimeLink ? await followOneTimeLink(token, now) : null;
  if (!person) return refuse('link', 'the link was used, has ended, or is none of ours');
  return goTo(studioRoutes.home(), await beginSession(request, person, 'one-time link', now));
}

const NOT_SAID =
  'the provider does not say that the address is verified. See OIDC_TRUST_EMAIL in docs/hosting.md';

/** Sends to the page that says why not. What whoever runs the site needs to know is logged. */
function refuse(reason: Refused, why: unknown, ...cookies: string[]): Response {
  console.warn(`Sign-in refused, ${reason}: ${why instanceof Error ? said(why) : why}`);
  return goTo(studioRoutes.refused(reason), ...cookies);
}

/** The provider's own word, such as `invalid_client`, and the network's, are beside the message. */
function said(error: Error & { error?: unknown }): string {
  const words = [error.error, error.cause instanceof Error ? error.cause.message : null];
  return [error.message, ...words.filter((word) => typeof word === 'string')].join(', ');
}

function goTo(location: string, ...cookies: string[]): Response {
  const headers = new Headers({ location });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

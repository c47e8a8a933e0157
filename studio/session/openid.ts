import * as client from 'openid-client';
import { environment } from '#site/environment.ts';
import { studioRoutes } from '#site/routes.ts';
import { isLoopback, type SignIn } from '#site/sign-in.ts';
import type { Claims } from './admission.ts';
import { checkClaims } from './claims.ts';

/** What we keep of a sign-in while the person is at the provider. */
export type Attempt = { state: string; nonce: string; verifier: string };

const TIMEOUT_SECONDS = 10;

/**
 * Begins a sign-in by OpenID Connect: code flow, with PKCE, state and nonce.
 * @param origin of the studio, as the browser sees it
 * @returns where to send the browser, and what to keep until it comes back
 */
export async function beginSignIn(
  origin: string,
): Promise<{ location: URL; attempt: Attempt }> {
  const provider = await discovered();
  const attempt: Attempt = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  };
  const location = client.buildAuthorizationUrl(provider, {
    redirect_uri: origin + studioRoutes.callback(),
    scope: scopeFor(provider),
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
  });
  return { location, attempt };
}

/**
 * Ends it. @param returned the callback's address with its query, as the browser sees it
 * @returns what the provider says of the person
 * @throws where state, nonce, code or signature are not right, a claim has another type than it
 * should, or the provider says no
 */
export async function finishSignIn(
  returned: URL,
  attempt: Attempt,
  now: Date,
): Promise<Claims> {
  return checkClaims(await claimsFrom(returned, attempt), now);
}

async function claimsFrom(returned: URL, attempt: Attempt): Promise<object> {
  const provider = await discovered();
  const tokens = await client.authorizationCodeGrant(provider, returned, {
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    pkceCodeVerifier: attempt.verifier,
    idTokenExpected: true,
  });
  const signed = tokens.claims();
  if (!signed) throw new Error('The provider sent no ID token.');
  const complete =
    'email' in signed && (signIn().editors.groups.length === 0 || 'groups' in signed);
  if (complete || !provider.serverMetadata().userinfo_endpoint) return signed;
  const asked = await client.fetchUserInfo(provider, tokens.access_token, signed.sub);
  // An address and whether it is verified are taken from one place, and told by the token first.
  return 'email' in signed ? { groups: asked.groups, ...signed } : { ...signed, ...asked };
}

/**
 * Where a person can end their session with the provider too; null where it has no such page,
 * or does not answer: signing out of the studio needs no provider.
 */
export async function providerSignOut(): Promise<string | null> {
  try {
    const provider = await discovered();
    const { end_session_endpoint: endpoint } = provider.serverMetadata();
    return endpoint ? client.buildEndSessionUrl(provider, {}).href : null;
  } catch (error) {
    console.warn(`The OpenID provider does not answer: ${(error as Error).message}`);
    return null;
  }
}

/** Groups are asked for where a provider has a word for that; others refuse words they do not know. */
function scopeFor(provider: client.Configuration): string {
  const asksForGroups =
    signIn().editors.groups.length > 0 &&
    provider.serverMetadata().scopes_supported?.includes('groups');
  return ['openid', 'email', 'profile', ...(asksForGroups ? ['groups'] : [])].join(' ');
}

let discovery: Promise<client.Configuration> | undefined;

/** What the provider says of itself, asked once; after a failure, asked again. */
function discovered(): Promise<client.Configuration> {
  discovery ??= discover(signIn()).catch((error) => {
    discovery = undefined;
    throw error;
  });
  return discovery;
}

function discover({ provider }: SignIn): Promise<client.Configuration> {
  const issuer = new URL(provider.issuer);
  return client.discovery(issuer, provider.clientId, provider.clientSecret, undefined, {
    timeout: TIMEOUT_SECONDS,
    execute: [
      // By itself the library trusts a token that came over TLS; its signature is checked too.
      client.enableNonRepudiationChecks,
      // A provider on this very machine needs no TLS.
      ...(isLoopback(issuer.hostname) ? [client.allowInsecureRequests] : []),
    ],
  });
}

function signIn(): SignIn {
  const { signIn: configured } = environment();
  if (!configured) throw new Error('No OpenID provider is set.');
  return configured;
}

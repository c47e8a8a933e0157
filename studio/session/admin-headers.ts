import { INLINE_SOURCES } from '#site/inline-scripts.ts';
import { policy } from '#site/policy.ts';
import { studioRoutes } from '#site/routes.ts';

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
};

/**
 * Of all but Decap's own files: they are no secret, and of several megabytes, so that their
 * route says how long they keep.
 */
export const NOT_KEPT = { 'cache-control': 'private, no-store' };

const POLICY = {
  'default-src': "'none'",
  'font-src': "'self' data:",
  // Pictures that are not saved yet are blobs.
  'img-src': "'self' https: data: blob:",
  'media-src': "'self' https: blob:",
  'connect-src': "'self' blob: data:",
  'manifest-src': "'self'",
  'frame-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'self'",
};

/** Decap compiles its templates in the browser and writes its styles into the page. */
const FOR_DECAP = {
  'script-src': "'self' 'unsafe-eval'",
  'style-src': "'self' 'unsafe-inline'",
};

/** Our own pages: only the scripts that were written into this very answer. */
const forOurs = (nonce: string) => ({
  'script-src': `'self' ${INLINE_SOURCES} 'nonce-${nonce}'`,
  'style-src': "'self'",
});

/**
 * The page beside a form holds what nobody has read yet. It runs no script, sends no form, and
 * leads nowhere but into new windows, whether it stands in its frame or somebody opens it alone.
 * It keeps its origin, since the form's page reaches into it.
 */
const FOR_LIVE = {
  'script-src': "'none'",
  'style-src': "'self'",
  'connect-src': "'none'",
  'frame-src': "'none'",
  'form-action': "'none'",
  sandbox: 'allow-same-origin allow-popups allow-popups-to-escape-sandbox',
};

/** So does Next in development, on every page. */
const forDevelopment = (nonce: string) => ({
  'script-src': `'self' 'unsafe-eval' 'nonce-${nonce}'`,
  'style-src': "'self' 'unsafe-inline'",
});

/**
 * The headers of what is at an address below `/admin`.
 * @param nonce for the scripts of this one answer
 */
export function adminHeaders(
  pathname: string,
  nonce: string,
  development: boolean,
): Record<string, string> {
  const ours = development ? forDevelopment(nonce) : forOurs(nonce);
  const isDecap = pathname === studioRoutes.home();
  const isLive = pathname.startsWith(studioRoutes.live(''));
  const own = isLive ? FOR_LIVE : isDecap ? FOR_DECAP : ours;
  return {
    ...EVERYWHERE,
    ...(pathname.startsWith(studioRoutes.decap('')) ? {} : NOT_KEPT),
    'content-security-policy': policy({ ...POLICY, ...own }),
  };
}

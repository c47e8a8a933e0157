import { PAGE_POLICY, policy } from './policy.ts';

/**
 * The headers of every answer below `/preview`: what a draft's link shows is kept by nobody,
 * found by nobody, and its address is told to nobody.
 */
export const previewHeaders: Record<string, string> = {
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // A preview shows itself in the widths of other devices.
  'content-security-policy': policy({
    ...PAGE_POLICY,
    'frame-src': `'self' ${PAGE_POLICY['frame-src']}`,
    'frame-ancestors': "'self'",
  }),
};

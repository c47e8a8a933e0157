import { expect, test } from 'vitest';
import { adminHeaders } from './admin-headers.ts';

const directive = (headers: Record<string, string>, name: string) =>
  (headers['content-security-policy'] ?? '')
    .split('; ')
    .find((part) => part.startsWith(`${name} `));

test('only where Decap runs may text become a program, and styles stand in the page', () => {
  const decap = adminHeaders('/admin', 'abc', false);
  expect(directive(decap, 'script-src')).toBe("script-src 'self' 'unsafe-eval'");
  expect(directive(decap, 'style-src')).toBe("style-src 'self' 'unsafe-inline'");
  for (const path of ['/admin/sign-in', '/admin/links', '/admin/api/cms']) {
    const ours = adminHeaders(path, 'abc', false);
    expect(directive(ours, 'script-src')).toMatch(
      /^script-src 'self'( 'sha256-[^' ]+'){2} 'nonce-abc'$/,
    );
    expect(directive(ours, 'style-src')).toBe("style-src 'self'");
  }
});

test('nothing of the studio is kept, framed by others, listed or told to others', () => {
  const headers = adminHeaders('/admin/links', 'abc', false);
  expect(headers).toMatchObject({
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  });
  expect(headers['x-robots-tag']).toContain('noindex');
  expect(directive(headers, 'frame-ancestors')).toBe("frame-ancestors 'self'");
  expect(directive(headers, 'default-src')).toBe("default-src 'none'");
});

test('how long Decap’s own files keep is for their route to say', () => {
  expect(adminHeaders('/admin/decap/decap-cms.js', 'abc', false)).not.toHaveProperty(
    'cache-control',
  );
});

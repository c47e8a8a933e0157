import { expect, test } from 'vitest';
import { targetOf } from './target.ts';

test.each(['/admin', '/admin/links?of=a%20post', '/admin/releases'])(
  'after signing in one goes on to %s',
  (to) => {
    expect(targetOf(to)).toBe(to);
  },
);

test.each([
  null,
  '',
  '/',
  '/blog',
  '/administer',
  'https://evil.example/admin',
  '//evil.example/admin',
  '/\\evil.example/admin',
  '\\\\evil.example',
  '/admin/..//evil.example',
  '/admin/../blog',
  '/admin/%2e%2e//evil.example',
  '\t//evil.example/admin',
  'javascript:alert(1)//admin',
  '/admin/sign-in/provider?to=/admin',
  '/admin/sign-in/link?token=x',
  '/admin/sign-out',
])('%j leads to the studio’s first page', (to) => {
  expect(targetOf(to)).toBe('/admin');
});

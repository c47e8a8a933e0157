import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { loggedRoute } from './logged-route.ts';

const logged = (url: string) => loggedRoute({ method: 'GET', url } as IncomingMessage);

test('a log names the route of a request, and no token, code or query', () => {
  expect(logged('/preview/a.b.c/blog/secret?x=y')).toBe('GET /preview/…');
  expect(logged('//preview/a.b.c')).toBe('GET /preview/…');
  expect(logged('/admin/sign-in/link?token=abc')).toBe('GET /admin/sign-in/link');
  expect(logged('/admin/callback?code=abc&state=d')).toBe('GET /admin/callback');
  expect(logged('/blog/a')).toBe('GET /blog/a');
});

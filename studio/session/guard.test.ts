import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const site = 'https://news.example.org';
const local = 'http://localhost:3000';

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv('MASTHEAD_SECRET', 'x'.repeat(32));
  vi.stubEnv('SITE_URL', site);
});
afterEach(() => vi.unstubAllEnvs());

async function verdict(address: string, method = 'GET', headers: Record<string, string> = {}) {
  const { guard } = await import('./guard.ts');
  const { host } = new URL(address);
  return guard(new Request(address, { method, headers: { host, ...headers } }));
}

test('where nobody can sign in there is nothing below /admin', async () => {
  expect(await verdict(`${site}/admin`)).toBe('absent');
  expect(await verdict(`${site}/admin/sign-in`)).toBe('absent');
});

test('every address below /admin asks for a session, but for those where one gets it', async () => {
  vi.stubEnv('MASTHEAD_EDIT', '1');
  for (const path of [
    '',
    '/',
    '/api/cms',
    '/sign-out',
    '/sign-in/',
    '/sign-in/x',
    '/callback/x',
  ]) {
    expect(await verdict(`${local}/admin${path}`), path).toBe('sign-in');
  }
  for (const path of ['/sign-in', '/sign-in/link', '/sign-in/provider', '/callback']) {
    expect(await verdict(`${local}/admin${path}?x=y`), path).toBe('pass');
  }
});

const own = { 'sec-fetch-site': 'same-origin' };

test.each([
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['a neighbour’s subdomain', { origin: 'https://example.org', 'sec-fetch-site': 'same-site' }],
  ['another port', { origin: 'http://localhost:8080', 'sec-fetch-site': 'same-site' }],
  ['an old browser on another site', { origin: 'https://evil.example' }],
  ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['a frame that hides where it is', { origin: 'null' }],
  ['whoever does not say', {}],
  ['a liar', { origin: 'https://evil.example', ...own }],
])('%s cannot change anything', async (_, headers) => {
  vi.stubEnv('MASTHEAD_EDIT', '1');
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    expect(await verdict(`${local}/admin/api/cms`, method, headers)).toBe('cross-site');
  }
});

test.each([
  ['a script', { origin: local, ...own }],
  ['a form, without referrer', { origin: 'null', ...own }],
  ['an old browser', { origin: local }],
])('the studio’s own page can ask by %s', async (_, headers) => {
  vi.stubEnv('MASTHEAD_EDIT', '1');
  expect(await verdict(`${local}/admin/api/cms`, 'POST', headers)).toBe('sign-in');
});

test('in production only the site’s own origin counts, whatever Host says', async () => {
  vi.stubEnv('OIDC_ISSUER', 'https://login.example.org');
  vi.stubEnv('OIDC_CLIENT_ID', 'masthead');
  vi.stubEnv('OIDC_CLIENT_SECRET', 'of the client');
  vi.stubEnv('EDITORS', 'ann@example.org');
  const post = (host: string, origin: string) =>
    verdict(`${site}/admin/api/cms`, 'POST', { host, origin });
  expect(await post('news.example.org', site)).toBe('sign-in');
  expect(await post('127.0.0.1:3000', site)).toBe('sign-in');
  expect(await post('127.0.0.1:3000', 'http://127.0.0.1:3000')).toBe('cross-site');
  expect(await post('evil.example', 'https://evil.example')).toBe('cross-site');
});

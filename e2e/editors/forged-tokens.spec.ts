import { expect, test } from '@playwright/test';
import type { Site } from '../command.ts';
import { type Forgery, startForgingProvider } from './forging-provider.ts';
import { freePort, startStudio } from './studio.ts';

test.describe.configure({ mode: 'serial', timeout: 300_000 });

let site: Site;
let provider: Awaited<ReturnType<typeof startForgingProvider>>;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  provider = await startForgingProvider();
  site = await startStudio(await freePort(), {
    ...provider.variables,
    EDITORS: 'ann@example.org',
  });
});
test.afterAll(async () => {
  await site?.stop();
  await provider?.stop();
});

/** Signs in with a token. @returns where that leads */
async function signInWith(forgery: Forgery): Promise<string> {
  const begun = await fetch(`${site.origin}/admin/sign-in/provider`, { redirect: 'manual' });
  const asked = new URL(begun.headers.get('location') ?? '').searchParams;
  provider.prepare(asked.get('nonce') ?? '', forgery);
  const back = new URL(`${site.origin}/admin/callback`);
  back.searchParams.set('code', 'a');
  back.searchParams.set('state', asked.get('state') ?? '');
  const [cookie = ''] = (begun.headers.get('set-cookie') ?? '').split(';');
  const returned = await fetch(back, { redirect: 'manual', headers: { cookie } });
  return returned.headers.get('location') ?? '';
}

test('who brings a token that the provider has signed comes in', async () => {
  expect(await signInWith({})).toBe('/admin');
});

const HOUR = 3600;
const forgeries: [what: string, forgery: () => Forgery][] = [
  ['that another key has signed', () => ({ signedBy: 'another key' })],
  ['that the client secret has signed', () => ({ signedBy: 'the client secret' })],
  ['that nobody has signed', () => ({ signedBy: 'nobody' })],
  ['from the future', () => ({ claims: { iat: Math.floor(Date.now() / 1000) + HOUR } })],
  ['whose instant is a string', () => ({ claims: { iat: '1' } })],
  ['with addresses in place of one', () => ({ claims: { email: ['ann@example.org'] } })],
  ['with a number for a yes', () => ({ claims: { email_verified: 1 } })],
  ['with a group in place of groups', () => ({ claims: { groups: 'newsroom' } })],
];

for (const [what, forgery] of forgeries) {
  test(`who brings a token ${what} stays outside`, async () => {
    expect(await signInWith(forgery())).toContain('failed');
  });
}

import { expect, test } from 'vitest';
import { isLoopback, signInFrom } from './sign-in.ts';

const complete = {
  OIDC_ISSUER: 'https://login.example.org/realms/news',
  OIDC_CLIENT_ID: 'masthead',
  OIDC_CLIENT_SECRET: 'of the client',
  EDITORS: 'Ann@Example.org, group:Newsroom , ben@example.org,',
};

const read = (variables: Record<string, string>) =>
  signInFrom((name) => variables[name] ?? null);

test('without variables nobody signs in', () => {
  expect(read({})).toBeNull();
});

test('editors are named by address, whose case is of no matter, and by group', () => {
  expect(read(complete)?.editors).toEqual({
    addresses: ['ann@example.org', 'ben@example.org'],
    groups: ['Newsroom'],
  });
});

test('addresses count unverified by word of the operator alone', () => {
  expect(read(complete)?.trustsEmail).toBe(false);
  expect(read({ ...complete, OIDC_TRUST_EMAIL: '1' })?.trustsEmail).toBe(true);
  expect(() => read({ ...complete, OIDC_TRUST_EMAIL: 'yes' })).toThrow('OIDC_TRUST_EMAIL');
});

test.each(Object.keys(complete))('%s is asked for where the others are set', (name) => {
  const { [name]: _, ...rest } = complete as Record<string, string>;
  expect(() => read(rest)).toThrow(new RegExp(`set without ${name}\\.`));
});

test.each([
  ['EDITORS', 'ann'],
  ['EDITORS', 'ann@example.org ben@example.org'],
  ['EDITORS', 'group:'],
  ['EDITORS', 'team:news'],
  ['OIDC_ISSUER', 'login.example.org'],
  ['OIDC_ISSUER', 'http://login.example.org'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => read({ ...complete, [name]: value })).toThrow(name);
});

test('a provider on this machine needs no TLS', () => {
  const local = { ...complete, OIDC_ISSUER: 'http://127.0.0.1:4000' };
  expect(read(local)?.provider.issuer).toBe('http://127.0.0.1:4000');
});

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  ['localhost.example.org', false],
  ['127.0.0.1.example.org', false],
])('%s is a name of this machine: %s', (hostname, expected) => {
  expect(isLoopback(hostname)).toBe(expected);
});

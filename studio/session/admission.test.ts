import { expect, test } from 'vitest';
import { admit } from './admission.ts';

const editors = {
  editors: { addresses: ['ann@example.org'], groups: ['newsroom'] },
  trustsEmail: false,
};
const ann = { sub: '1', name: 'Ann Other', email: 'ann@example.org', email_verified: true };

test('who is on the list comes in by address, whatever its case', () => {
  const person = { name: 'Ann Other', email: 'Ann@Example.org' };
  expect(admit({ ...ann, email: 'Ann@Example.org' }, editors)).toEqual({
    person,
    right: 'address',
  });
});

test('who is in a group on the list comes in by it', () => {
  const ben = { email: 'ben@example.org', groups: ['readers', 'newsroom'] };
  expect(admit(ben, editors)).toMatchObject({ right: 'group:newsroom' });
});

test.each([
  ['not-an-editor', { ...ann, email: 'ann@example.com' }],
  ['not-an-editor', { ...ann, email: 'ann@example.org.evil.example' }],
  ['not-an-editor', { ...ann, email: 'ben@example.org', groups: ['newsroom-readers'] }],
  ['not-an-editor', { ...ann, email: 'ben@example.org', groups: 'newsroom' }],
  ['unverified', { ...ann, email_verified: false }],
  ['unverified', { ...ann, email_verified: 'false' }],
  ['unverified', { ...ann, email_verified: undefined }],
  ['unverified', { ...ann, email_verified: 1 }],
  ['no-address', { ...ann, email: undefined }],
  ['no-address', { ...ann, email: ['ann@example.org'] }],
  ['no-address', { ...ann, email: 'ann@example.org\nEve <eve@example.org>' }],
] as const)('%s: %j', (refused, claims) => {
  expect(admit(claims, editors)).toEqual({ refused });
});

test('some providers say that an address is verified in a string', () => {
  expect(admit({ ...ann, email_verified: 'true' }, editors)).toMatchObject({
    right: 'address',
  });
});

test('an address of which the provider says nothing counts where the operator says so', () => {
  const trusting = { ...editors, trustsEmail: true };
  const { email_verified: _, ...silent } = ann;
  expect(admit(silent, trusting)).toMatchObject({ right: 'address' });
  expect(admit({ ...ann, email_verified: false }, trusting)).toEqual({ refused: 'unverified' });
});

test.each([
  [{ name: 'Eve <ann@example.org>\nx' }, 'Eve ann@example.org x'],
  [{ name: '  ', preferred_username: 'ann' }, 'ann'],
  [{ name: undefined }, 'ann@example.org'],
])('of %j git keeps the name %s', (claims, name) => {
  expect(admit({ ...ann, ...claims }, editors)).toMatchObject({ person: { name } });
});

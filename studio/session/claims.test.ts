import { expect, test } from 'vitest';
import { checkClaims } from './claims.ts';

const NOW = new Date('2026-01-01T00:00:00.000Z');
const iat = NOW.getTime() / 1000;
const ann = { sub: '1', iat, email: 'ann@example.org', email_verified: true, groups: ['a'] };

test.each([
  ['as they should be', ann],
  ['with a yes as a string', { ...ann, email_verified: 'true' }],
  ['with nothing where nothing is known', { sub: '1', name: null, groups: null }],
  ['of a clock that is a little ahead', { ...ann, iat: iat + 30 }],
])('claims are taken %s', (_, claims) => {
  expect(checkClaims(claims, NOW)).toMatchObject(claims);
});

test.each([
  ['iat', { ...ann, iat: `${iat}` }],
  ['sub', { ...ann, sub: 1 }],
  ['email', { ...ann, email: ['ann@example.org'] }],
  ['email_verified', { ...ann, email_verified: 1 }],
  ['groups', { ...ann, groups: 'newsroom' }],
  ['groups', { ...ann, groups: [['newsroom']] }],
  ['name', { ...ann, name: { toString: 'Ann' } }],
])('claims are refused in which %s has another type', (name, claims) => {
  expect(() => checkClaims(claims, NOW)).toThrow(name);
});

test('a token from the future is refused', () => {
  expect(() => checkClaims({ ...ann, iat: iat + 3600 }, NOW)).toThrow('future');
});

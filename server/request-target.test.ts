import { expect, test } from 'vitest';
import { absoluteForm, isStudioAsset, leavesItsFolder, splitTarget } from './request-target.ts';

test.each([
  '/..',
  '/./blog',
  '/_next/static/../image',
  '/_next/static/%2e%2E/image',
  '/_next/static/.%2e/image',
  '/assets/%2E/a.js',
  '/_next/static/..%2fimage',
  '/_next/static/..%5Cimage',
  '/preview/a\\..\\b',
  '/blog/a%00.html',
])('%s leaves its folder', (address) => {
  expect(leavesItsFolder(address)).toBe(true);
});

test.each(['/', '/blog/1..2', '/.well-known/security.txt', '/blog/...', '/a.b/c'])(
  '%s is an address like others',
  (address) => {
    expect(leavesItsFolder(address)).toBe(false);
  },
);

test('nothing but names of styles, scripts and fonts is asked of the studio', () => {
  for (const address of [
    '/assets/desk-a1B2.js',
    '/_next/static/chunks/0b~5.x_-a.js',
    '/_next/static/chunks/app/preview/%5Btoken%5D/page-1.js',
  ]) {
    expect(isStudioAsset('GET', address), address).toBe(true);
    expect(isStudioAsset('HEAD', address), address).toBe(true);
    expect(isStudioAsset('POST', address), address).toBe(false);
  }
  for (const address of [
    '/assets/',
    '/assets/a/b.js',
    '/_next/image',
    '/_next/static/%252e%252e/image',
    '/_next/static/a%2fb',
    '/_next/static/a;b',
    '/blog',
  ]) {
    expect(isStudioAsset('GET', address), address).toBe(false);
  }
});

test('a query is all that follows the first question mark', () => {
  expect(splitTarget('/a?to=/b?c=d&e')).toEqual({ address: '/a', query: 'to=/b?c=d&e' });
  expect(splitTarget('/a')).toEqual({ address: '/a', query: '' });
});

test.each([
  ['http://a.example/blog/a?b', { host: 'a.example', path: '/blog/a?b' }],
  ['HTTPS://a.example:8443', { host: 'a.example:8443', path: '/' }],
  ['http://a.example?b', { host: 'a.example', path: '/?b' }],
  ['/blog/http://a.example/', null],
  ['//a.example/blog', null],
  ['http://somebody@a.example/', null],
  ['http:///blog', null],
])('%s is read as a target that names its server, or as none', (target, read) => {
  expect(absoluteForm(target)).toEqual(read);
});

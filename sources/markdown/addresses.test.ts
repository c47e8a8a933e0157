import { expect, test } from 'vitest';
import { cleanAddress, isAllowed, isPictureInText, withScheme } from './addresses.ts';

test.each([
  ['openstack.org', 'https://openstack.org'],
  ['www.openstack.org/blog?a=b#c', 'https://www.openstack.org/blog?a=b#c'],
  ['example.org:8080/x', 'https://example.org:8080/x'],
  ['m%C3%BCnchen.de', 'https://m%C3%BCnchen.de'],
  ['press@openstack.org', 'mailto:press@openstack.org'],
])('%s names a host or a mailbox and gets its scheme', (written, whole) => {
  expect(withScheme(written)).toBe(whole);
});

test.each([
  '/blog/x.org',
  './openstack.org',
  'report.pdf',
  'files/openstack.org',
  'post.md#part',
  '#openstack.org',
  '?q=a.b',
  'https://openstack.org',
  'mailto:a@b.org',
  'v1.2',
  'a..org',
  '-a.org',
  '',
  'blog',
])('“%s” stays as it is', (written) => {
  expect(withScheme(written)).toBeNull();
});

test('an address is read as a browser reads it', () => {
  expect(cleanAddress(' \u0001java\nscript:alert(1) ')).toBe('javascript:alert(1)');
  expect(cleanAddress('HTTPS://Example.org/A')).toBe('https://Example.org/A');
});

test('only schemes on the list pass; a colon behind the path is none', () => {
  expect(isAllowed('javascript:alert(1)', ['https'])).toBe(false);
  expect(isAllowed('https://a.org', ['https'])).toBe(true);
  expect(isAllowed('/a:b', ['https'])).toBe(true);
});

test('a picture in the text is a raster picture in base64', () => {
  expect(isPictureInText('data:image/png;base64,iVBORw0KGgo=')).toBe(true);
  expect(isPictureInText('data:image/svg+xml;base64,PHN2Zz4=')).toBe(false);
  expect(isPictureInText('data:text/html;base64,PHN2Zz4=')).toBe(false);
  expect(isPictureInText('data:image/png,<svg onload=alert(1)>')).toBe(false);
});

import { expect, test } from 'vitest';
import { EnvironmentError, readEnvironment } from './environment.ts';

test('without variables the site reads content/ and listens on port 3000', () => {
  const { contentDir, port, siteUrl } = readEnvironment({});
  expect(contentDir).toMatch(/[\\/]content$/);
  expect(port).toBe(3000);
  expect(siteUrl).toBeNull();
});

test('SITE_URL is reduced to its origin', () => {
  expect(readEnvironment({ SITE_URL: 'https://News.example.org/' }).siteUrl).toBe(
    'https://news.example.org',
  );
});

test.each([
  ['SITE_URL', 'news.example.org'],
  ['SITE_URL', 'https://example.org/news'],
  ['SITE_URL', 'javascript:alert(1)'],
  ['PORT', 'http'],
  ['PORT', '70000'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => readEnvironment({ [name]: value })).toThrow(EnvironmentError);
  expect(() => readEnvironment({ [name]: value })).toThrow(name);
});

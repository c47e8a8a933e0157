import path from 'node:path';
import { expect, test } from 'vitest';
import { readEnvironment } from './environment.ts';
import { EnvironmentError } from './variable.ts';

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
  ['EDITS', 'many'],
  ['SEED', '1.5'],
  ['CONTENT_REPO', '--upload-pack=touch x'],
  ['CONTENT_REPO', 'ext::sh -c x'],
  ['CONTENT_REPO', 'ftp://example.org/news.git'],
  ['DRAFTS_REPO', 'ext::sh -c x'],
  ['MASTHEAD_SECRET', 'short'],
  ['WEBHOOK_SECRET', 'a'.repeat(31)],
  ['INDEXNOW_KEY', 'a key/..'],
  ['WEBSUB_HUB', 'hub.example.org'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => readEnvironment({ [name]: value })).toThrow(EnvironmentError);
  expect(() => readEnvironment({ [name]: value })).toThrow(name);
});

test.each([
  ['https://example.org/news.git', 'https://example.org/news.git'],
  ['git@example.org:news/site.git', 'git@example.org:news/site.git'],
  ['/srv/news.git', '/srv/news.git'],
  ['../news', path.resolve('../news')],
])('CONTENT_REPO=%s is the repository %s', (value, repository) => {
  expect(readEnvironment({ CONTENT_REPO: value }).contentRepo).toBe(repository);
});

test('a repository and a folder of content are not set together', () => {
  const both = { CONTENT_REPO: '/srv/news.git', CONTENT_DIR: 'content' };
  expect(() => readEnvironment(both)).toThrow(/CONTENT_REPO and CONTENT_DIR are both set/);
});

test('the content of a repository is laid out in the data folder', () => {
  const { contentDir } = readEnvironment({ CONTENT_REPO: '/srv/news.git', DATA_DIR: '/data' });
  expect(contentDir).toBe(path.join('/data', 'content'));
});

test('a secret that is too short is not shown', () => {
  expect(() => readEnvironment({ MASTHEAD_SECRET: 'hunter2' })).toThrow(/^(?!.*hunter2)/);
});

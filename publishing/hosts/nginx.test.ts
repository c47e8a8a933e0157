import { expect, test } from 'vitest';
import { headerRules } from '../release/headers.ts';
import { nginxConfiguration } from './nginx.ts';

const configurationOf = (origin: string) =>
  nginxConfiguration(
    {
      origin,
      redirects: [],
      gone: [],
      headers: headerRules(['/media/a.png'], ['/rss.xml'], ['/blog/a.md']),
      files: ['index.html'],
    },
    '/srv/out',
    '/srv/kept',
  );

/** Variables that a configuration gives values to. */
const variablesIn = (configuration: string) =>
  [...configuration.matchAll(/(?:^map .* \$|set \$|\(\?<)(\w+)/gm)].map(
    ([, name = '']) => name,
  );

test('two sites of one nginx have no variable in common', () => {
  const [one, other] = ['https://news.example.org', 'https://blog.example.org'].map(
    (origin) => new Set(variablesIn(configurationOf(origin))),
  );
  expect(one?.size).toBeGreaterThan(10);
  expect([...(one ?? [])].filter((name) => other?.has(name))).toEqual([]);
});

test('no variable has a longer name than nginx has room for', () => {
  const names = variablesIn(configurationOf('https://a-long-name.of-a-site.example.org'));
  for (const name of names) expect(name.length, name).toBeLessThanOrEqual(46);
});

test('the signs of a folder’s name stand for themselves', () => {
  const headers = headerRules(['/x+y/a.png'], [], []);
  const configuration = nginxConfiguration(
    { origin: 'https://news.example.org', redirects: [], gone: [], headers, files: [] },
    '/srv/out',
    '/srv/kept',
  );
  expect(configuration).toContain(String.raw`"~^/x\\+y/"`);
});

import { expect, test } from 'vitest';
import { readEnvironment } from './environment.ts';
import { EnvironmentError } from './variable.ts';

const shipTo = (variables: Record<string, string>) => readEnvironment(variables).shipTo;
const KEYS = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' };

test('nothing is shipped anywhere unless it is said', () => {
  expect(shipTo({})).toBeNull();
});

test.each([
  ['news@web.example.org:/srv/news/', 'news@web.example.org:', '/srv/news'],
  ['web:/srv/news', 'web:', '/srv/news'],
  ['news@[2001:db8::1]:/srv/news', 'news@[2001:db8::1]:', '/srv/news'],
  ['/srv/news', '', '/srv/news'],
])('SHIP_TO=%s is a folder of a host', (value, at, path) => {
  expect(shipTo({ SHIP_TO: value })).toEqual({ kind: 'host', at, path });
});

test.each([
  '-e sh:/srv/news',
  '-oProxyCommand=x:/srv',
  'web:srv/news',
  'web:/srv/$(id)',
  'web:/',
  '/',
  'news',
  's3://Bucket',
  'https://web.example.org/news',
])('SHIP_TO=%s is refused by name', (value) => {
  expect(() => shipTo({ SHIP_TO: value, ...KEYS })).toThrow(EnvironmentError);
  expect(() => shipTo({ SHIP_TO: value, ...KEYS })).toThrow(/^SHIP_TO/);
});

test('a bucket is reached at Amazon unless another service is named', () => {
  expect(shipTo({ SHIP_TO: 's3://news', AWS_REGION: 'eu-central-1', ...KEYS })).toMatchObject({
    bucket: 'news',
    prefix: '',
    endpoint: 'https://s3.eu-central-1.amazonaws.com',
  });
  const variables = { SHIP_TO: 's3://news/a/b/', AWS_ENDPOINT_URL: 'http://127.0.0.1:9000/' };
  expect(shipTo({ ...variables, ...KEYS })).toMatchObject({
    prefix: 'a/b/',
    endpoint: 'http://127.0.0.1:9000',
  });
});

test('a bucket without keys says which variable is missing, and shows none', () => {
  const half = { SHIP_TO: 's3://news', AWS_SECRET_ACCESS_KEY: 'hunter2' };
  expect(() => shipTo(half)).toThrow(/^(?!.*hunter2).*AWS_ACCESS_KEY_ID is not set/);
});

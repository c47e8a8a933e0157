import { expect, test } from 'vitest';
import { UserError, userMessageOf } from './user-error.ts';

test('a message names the place, what is wrong and the repair, in that order', () => {
  const place = { file: 'site.yaml', line: 3, column: 7 };
  expect(
    new UserError('The colour is unknown.', { place, repair: 'Use #f15b3e.' }).message,
  ).toBe('site.yaml:3:7: The colour is unknown. Use #f15b3e.');
  expect(new UserError('No folder.', { place: { file: 'posts', column: 7 } }).message).toBe(
    'posts: No folder.',
  );
  expect(new UserError('There is no release yet.').message).toBe('There is no release yet.');
});

test('a kind of user error and what the system refuses have a message; a fault of ours has none', () => {
  class Refused extends UserError {}
  expect(userMessageOf(new Refused('No.'))).toBe('No.');
  expect(userMessageOf(Object.assign(new Error(), { code: 'EADDRINUSE', port: 80 }))).toContain(
    '80',
  );
  expect(userMessageOf(Object.assign(new Error(), { code: 'ENOSPC' }))).toContain(
    'disk is full',
  );
  expect(
    userMessageOf(Object.assign(new Error(), { code: 'EROFS', path: '/data/x.half' })),
  ).toContain('read-only, at /data.');
  expect(userMessageOf(new TypeError('x is undefined'))).toBeNull();
  expect(userMessageOf('text')).toBeNull();
});

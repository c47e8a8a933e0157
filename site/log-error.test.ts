import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { logError } from './log-error.ts';

const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
afterEach(() => written.mockClear());

test('an error of the system does not bring the name of its file to the terminal as it is', () => {
  try {
    readFileSync('/nowhere/a\x1b[2J\u202Eb');
  } catch (error) {
    logError(error, 'GET /blog:');
  }
  const text: string = written.mock.calls[0]?.[0];
  expect(text).toContain('GET /blog: Error: ENOENT');
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
});

test('a sentence keeps its lines, and an error its stack', () => {
  logError('one\ntwo');
  expect(written.mock.calls[0]).toEqual(['one\ntwo']);
  logError(new Error('broken'));
  expect(written.mock.calls[1]?.[0]).toMatch(/^Error: broken\n +at /);
});

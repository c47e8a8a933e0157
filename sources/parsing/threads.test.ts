import { expect, test } from 'vitest';
import { limited } from './threads.ts';
import { TooCostly } from './too-costly.ts';
import type { fillMemory, moduleOf, spin, throwError } from './trial-work.ts';

const TRIAL = 'sources/parsing/trial-work.ts';
const spinInThread = limited<typeof spin>(TRIAL, 'spin');

test('a function runs in a thread, with its arguments, and answers', async () => {
  const inThread = limited<typeof moduleOf>(TRIAL, 'moduleOf');
  expect(await inThread('a')).toEqual({ given: 'a', isMainThread: false });
});

test('an error of the function arrives as it was', async () => {
  const inThread = limited<typeof throwError>(TRIAL, 'throwError');
  await expect(inThread('broken')).rejects.toThrow(new TypeError('broken'));
});

test('what takes more than five seconds of CPU time is ended, and others go on meanwhile', async () => {
  const events: string[] = [];
  const endless = spinInThread(600_000).catch((error: unknown) => {
    events.push('ended');
    return error;
  });
  await spinInThread(1);
  events.push('other');
  const error = await endless;
  expect(events).toEqual(['other', 'ended']);
  expect(error).toBeInstanceOf(TooCostly);
  expect(String(error)).toMatch(/more than (5|60) seconds/);
  expect(await spinInThread(1)).toBe('done');
}, 150_000);

test('what takes too much memory is ended, and the process lives', async () => {
  const inThread = limited<typeof fillMemory>(TRIAL, 'fillMemory');
  await expect(inThread()).rejects.toThrow(/MB of memory/);
  expect(await spinInThread(1)).toBe('done');
}, 150_000);

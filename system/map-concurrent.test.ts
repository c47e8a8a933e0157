import { expect, test } from 'vitest';
import { mapConcurrent } from './map-concurrent.ts';

/** Runs some work for each item, and gives the events in their order. */
async function run(items: string[], concurrency: number) {
  const events: string[] = [];
  const ended = mapConcurrent(items, concurrency, async (item) => {
    events.push(`${item} begins`);
    await new Promise(setImmediate);
    if (item.startsWith('bad')) throw new Error(item);
    await new Promise(setImmediate);
    events.push(`${item} ends`);
  });
  const failure = await ended.then(
    () => null,
    (error: Error) => error.message,
  );
  return { events, failure };
}

test('runs as many at a time as allowed, and all in the end', async () => {
  const { events, failure } = await run(['a', 'b', 'c'], 2);
  expect(events.slice(0, 2)).toEqual(['a begins', 'b begins']);
  expect(events.indexOf('c begins')).toBeGreaterThan(events.indexOf('a ends'));
  expect(events).toHaveLength(6);
  expect(failure).toBeNull();
});

test('starts no work after an error, and waits for what it has started', async () => {
  const { events, failure } = await run(['bad', 'good', 'late'], 2);
  expect(events).toEqual(['bad begins', 'good begins', 'good ends']);
  expect(failure).toBe('bad');
});

test('throws the first of several errors', async () => {
  expect(await run(['bad one', 'bad two'], 2)).toMatchObject({ failure: 'bad one' });
});

test('gives the results in the order of the items', async () => {
  const release: (() => void)[] = [];
  const results = mapConcurrent([1, 2], 2, async (item) => {
    if (item === 1) await new Promise<void>((resolve) => release.push(resolve));
    else release[0]?.();
    return item * 10;
  });
  expect(await results).toEqual([10, 20]);
});

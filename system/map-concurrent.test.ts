import { expect, test } from 'vitest';
import { mapConcurrent } from './map-concurrent.ts';

/** What happened, in its order. */
async function run(things: string[], atOnce: number) {
  const said: string[] = [];
  const ended = mapConcurrent(things, atOnce, async (thing) => {
    said.push(`${thing} begins`);
    await Promise.resolve();
    if (thing.startsWith('bad')) throw new Error(thing);
    await Promise.resolve();
    said.push(`${thing} ends`);
  });
  const failure = await ended.then(
    () => null,
    (error: Error) => error.message,
  );
  return { said, failure };
}

test('so many things are under way as may be, and all are done', async () => {
  const { said, failure } = await run(['a', 'b', 'c'], 2);
  expect(said.slice(0, 2)).toEqual(['a begins', 'b begins']);
  expect(said.indexOf('c begins')).toBeGreaterThan(said.indexOf('a ends'));
  expect(said).toHaveLength(6);
  expect(failure).toBeNull();
});

test('after a failure nothing is begun, and what is under way comes to its end', async () => {
  const { said, failure } = await run(['bad', 'good', 'late'], 2);
  expect(said).toEqual(['bad begins', 'good begins', 'good ends']);
  expect(failure).toBe('bad');
});

test('of several failures the first is told', async () => {
  expect(await run(['bad one', 'bad two'], 2)).toMatchObject({ failure: 'bad one' });
});

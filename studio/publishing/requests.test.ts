import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'requests-'));
  vi.resetModules();
  vi.stubEnv('DATA_DIR', dataDir);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true });
});

const by = { name: 'Test Editor', email: 'editor@example.org' };
const nobodyElse = () => false;

test('a request is taken by one, in the order in which they came', async () => {
  const { ask, takeRequest } = await import('./requests.ts');
  expect(await takeRequest(nobodyElse)).toBeNull();
  await ask({ do: 'go-back', release: 'first', by });
  await new Promise((resolve) => setTimeout(resolve, 2));
  await ask({ do: 'go-back', release: 'second', by });
  const taken = await Promise.all([1, 2, 3, 4].map(() => takeRequest(nobodyElse)));
  const releases = taken.flatMap((one) =>
    one?.request.do === 'go-back' ? [one.request.release] : [],
  );
  expect(releases.sort()).toEqual(['first', 'second']);
});

test('what is done is not done again, and what was not done by a killed process is', async () => {
  const { ask, takeRequest } = await import('./requests.ts');
  const file = (name: RegExp) => {
    const found = readdirSync(dataDir, { recursive: true })
      .map(String)
      .find((one) => name.test(one));
    return path.join(dataDir, found ?? '');
  };
  await ask({ do: 'look' });
  await (await takeRequest(nobodyElse))?.done();
  expect(await takeRequest(nobodyElse)).toBeNull();
  await ask({ do: 'look' });
  await takeRequest(nobodyElse);
  const taken = file(/taken-by/);
  renameSync(taken, taken.replace(/taken-by-\d+/, 'taken-by-4194305'));
  expect(await takeRequest(() => true)).toBeNull();
  expect((await takeRequest(nobodyElse))?.request).toEqual({ do: 'look' });
});

test('who has asked to go back is told of until that is done', async () => {
  const { ask, takeRequest, waitingGoBacks } = await import('./requests.ts');
  expect(await waitingGoBacks()).toEqual([]);
  await ask({ do: 'look' });
  await ask({ do: 'go-back', release: 'first', by });
  const waiting = [{ do: 'go-back', release: 'first', by }];
  expect(await waitingGoBacks()).toEqual(waiting);
  const taken = await takeRequest(nobodyElse);
  expect(await waitingGoBacks()).toEqual(waiting);
  await taken?.done();
  expect(await waitingGoBacks()).toEqual([]);
});

test('what was taken by an earlier process with the same number is taken again', async () => {
  const killed = await import('./requests.ts');
  await killed.ask({ do: 'go-back', release: 'first', by });
  await killed.takeRequest(() => true);
  expect(await killed.takeRequest(() => true), 'under way').toBeNull();
  vi.resetModules();
  const restarted = await import('./requests.ts');
  const taken = await restarted.takeRequest(() => true);
  expect(taken?.request).toMatchObject({ release: 'first' });
  await taken?.done();
  expect(await restarted.takeRequest(() => true)).toBeNull();
});

import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PublisherRequest } from './requests.ts';

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

test('requests are handled one at a time, in the order in which they came', async () => {
  const { ask, handleRequest } = await import('./requests.ts');
  const releases: string[] = [];
  let atOnce = 0;
  const handle = async (request: PublisherRequest) => {
    atOnce += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(atOnce).toBe(1);
    if (request.do === 'go-back') releases.push(request.release);
    atOnce -= 1;
  };
  expect(await handleRequest(handle)).toBe(false);
  await ask({ do: 'go-back', release: 'first', by });
  await new Promise((resolve) => setTimeout(resolve, 2));
  await ask({ do: 'go-back', release: 'second', by });
  const handled = await Promise.all([1, 2, 3, 4].map(() => handleRequest(handle)));
  expect(handled.filter(Boolean)).toHaveLength(1);
  expect(await handleRequest(handle)).toBe(true);
  expect(await handleRequest(handle)).toBe(false);
  expect(releases).toEqual(['first', 'second']);
});

test('a request whose publisher failed or was killed is handled again', async () => {
  const { ask, handleRequest } = await import('./requests.ts');
  await ask({ do: 'look' });
  const failing = handleRequest(() => Promise.reject(new Error('killed')));
  await expect(failing).rejects.toThrow('killed');
  const handle = vi.fn(async () => undefined);
  expect(await handleRequest(handle)).toBe(true);
  expect(handle).toHaveBeenCalledWith({ do: 'look' });
});

test('a request that an earlier version had begun is handled again', async () => {
  const { ask, handleRequest } = await import('./requests.ts');
  await ask({ do: 'look' });
  const found = readdirSync(dataDir, { recursive: true }).map(String);
  const file = path.join(dataDir, found.find((name) => name.endsWith('look.json')) ?? '');
  renameSync(file, `${file}.taken-by-1-0123456789abcdef`);
  expect(await handleRequest(async () => undefined)).toBe(true);
  expect(await handleRequest(async () => undefined)).toBe(false);
});

test('a request to go back is waiting until it is done', async () => {
  const { ask, handleRequest, waitingGoBacks } = await import('./requests.ts');
  expect(await waitingGoBacks()).toEqual([]);
  await ask({ do: 'look' });
  await ask({ do: 'go-back', release: 'first', by });
  const waiting = [{ do: 'go-back', release: 'first', by }];
  expect(await waitingGoBacks()).toEqual(waiting);
  await handleRequest(async () => expect(await waitingGoBacks()).toEqual(waiting));
  expect(await waitingGoBacks()).toEqual([]);
});

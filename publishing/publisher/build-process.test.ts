import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';

/** A process that was started, as far as it is looked at. */
class Child extends EventEmitter {
  connected = true;
  readonly send = vi.fn();
  readonly kill = vi.fn();
}

let started: Child[];
let code: string;

beforeEach(() => {
  started = [];
  code = 'one version';
  vi.resetModules();
  vi.doMock('node:child_process', () => ({
    fork: () => {
      started.push(new Child());
      return started.at(-1);
    },
  }));
  vi.doMock('#system/code-fingerprint.ts', () => ({ codeFingerprint: () => code }));
});

const builds = () => import('./build-process.ts');
const plan = { always: false, instant: null, refusesErrors: false, waits: false };

test('a build is made by the process that is ready', async () => {
  const { getReady, startBuild } = await builds();
  getReady();
  getReady();
  startBuild(plan, () => undefined);
  expect(started).toHaveLength(1);
  expect(started[0]?.send).toHaveBeenCalledWith(plan);
});

test('a process that has read other code than there is now makes no build', async () => {
  const { getReady, startBuild } = await builds();
  getReady();
  code = 'another version';
  startBuild(plan, () => undefined);
  const [old, fresh] = started;
  expect(old?.send).not.toHaveBeenCalled();
  expect(old?.kill).toHaveBeenCalled();
  expect(fresh?.send).toHaveBeenCalledWith(plan);
});

test('a process that ends while it is ready is not started again at once', async () => {
  const { getReady, startBuild } = await builds();
  getReady();
  started[0]?.emit('exit', 1, null);
  getReady();
  expect(started).toHaveLength(1);
  startBuild(plan, () => undefined);
  expect(started[1]?.send).toHaveBeenCalledWith(plan);
});

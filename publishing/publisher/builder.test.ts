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

const builders = () => import('./builder.ts');
const plan = { always: false, instant: null, refusesErrors: false, waits: false };
const live = { kind: 'live', release: 'one', tip: null, isNew: true };
const ignore = () => undefined;

test('all builds are made by the builder that stays', async () => {
  const { keepBuilder, startBuild } = await builders();
  keepBuilder();
  for (let build = 1; build <= 2; build++) {
    const { outcome } = startBuild(plan, ignore);
    started[0]?.emit('message', { outcome: live, ends: false });
    expect(await outcome).toEqual(live);
    keepBuilder();
    expect(started).toHaveLength(1);
    expect(started[0]?.send).toHaveBeenCalledTimes(build);
  }
});

test('a builder that says that it ends gets no other plan', async () => {
  const { keepBuilder, startBuild } = await builders();
  keepBuilder();
  const { outcome } = startBuild(plan, ignore);
  started[0]?.emit('message', { outcome: live, ends: true });
  await outcome;
  keepBuilder();
  startBuild(plan, ignore);
  expect(started[0]?.send).toHaveBeenCalledTimes(1);
  expect(started[1]?.send).toHaveBeenCalledWith(plan);
});

test('a builder that has loaded other code than there is now makes no build', async () => {
  const { keepBuilder, startBuild } = await builders();
  keepBuilder();
  code = 'another version';
  startBuild(plan, ignore);
  const [old, fresh] = started;
  expect(old?.send).not.toHaveBeenCalled();
  expect(old?.kill).toHaveBeenCalled();
  expect(fresh?.send).toHaveBeenCalledWith(plan);
});

test('a build fails where its builder is killed, and the next one has another builder', async () => {
  const { keepBuilder, startBuild } = await builders();
  keepBuilder();
  const { outcome } = startBuild(plan, ignore);
  started[0]?.emit('exit', null, 'SIGKILL');
  await expect(outcome).rejects.toThrow(/SIGKILL/);
  startBuild(plan, ignore);
  expect(started[1]?.send).toHaveBeenCalledWith(plan);
});

test('a builder that ends soon after its start is not started again at once; another one is', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const { keepBuilder } = await builders();
  keepBuilder();
  started[0]?.emit('exit', 1, null);
  keepBuilder();
  expect(started).toHaveLength(1);
  vi.advanceTimersByTime(61_000);
  keepBuilder();
  expect(started).toHaveLength(2);
  vi.advanceTimersByTime(61_000);
  started[1]?.emit('exit', null, 'SIGKILL');
  keepBuilder();
  expect(started).toHaveLength(3);
  vi.useRealTimers();
});

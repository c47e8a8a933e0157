import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, expect, test, vi } from 'vitest';
import { isBusy, LockLost, tryLock, withLock } from './lock.ts';
import { thisProcess } from './process.ts';

let folder: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'masthead-lock-')), 'build');
  vi.spyOn(console, 'log').mockImplementation(() => {});
});

test('work of one caller ends before that of another begins, and who waits is told', async () => {
  const events: string[] = [];
  const work = (name: string) =>
    withLock(folder, async () => {
      events.push(`${name} begins`);
      await pause(50);
      events.push(`${name} ends`);
    });
  await Promise.all([work('one'), work('other')]);
  expect(events[1]?.split(' ')[0]).toBe(events[0]?.split(' ')[0]);
  expect(events).toHaveLength(4);
  expect(console.log).toHaveBeenCalledWith(expect.stringContaining(folder));
});

test('a caller that does not want to wait learns that the lock is held', async () => {
  const work = async () => 'done';
  expect(await isBusy(folder)).toBe(false);
  expect(await withLock(folder, () => isBusy(folder))).toBe(true);
  expect(await withLock(folder, () => tryLock(folder, work))).toBe('busy');
  expect(await tryLock(folder, work)).toBe('done');
});

test('a caller with limited patience gives up after it', async () => {
  const waiting = withLock(folder, () =>
    withLock(folder, async () => 'done', { patience: 100 }),
  );
  await expect(waiting).rejects.toThrow(expect.objectContaining({ code: 'ELOCKED' }));
});

test('an error of the work releases the lock and leaves nothing behind', async () => {
  const failing = withLock(folder, () => Promise.reject(new Error('no room')));
  await expect(failing).rejects.toThrow('no room');
  expect(readdirSync(path.dirname(folder))).toEqual([]);
  expect(await withLock(folder, async () => 'done')).toBe('done');
});

test('the lock of a killed process is taken over at once, by one caller of many', {
  timeout: 60_000,
}, async () => {
  const holder = inProcess('await new Promise(() => setInterval(() => {}, 1000));');
  await vi.waitUntil(() => existsSync(`${folder}.lock`), { timeout: 30_000 });
  expect(await isBusy(folder)).toBe(true);
  holder.kill('SIGKILL');
  await once(holder, 'close');
  expect(existsSync(`${folder}.lock`)).toBe(true);
  expect(await isBusy(folder)).toBe(false);
  const before = performance.now();
  let atWork = 0;
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () =>
      tryLock(folder, async () => {
        atWork += 1;
        await pause(100);
        expect(atWork).toBe(1);
      }),
    ),
  );
  expect(outcomes.filter((outcome) => outcome === 'busy')).toHaveLength(7);
  expect(performance.now() - before).toBeLessThan(2_000);
});

test('a lock from before the machine started again is free', async () => {
  heldBy({ ...thisProcess(), boot: 'another' });
  expect(await tryLock(folder, async () => 'done')).toBe('done');
});

test('a process of another machine or container is not taken for one that is gone', async () => {
  const ended = { ...thisProcess(), pid: 2 ** 22 + 1 };
  heldBy({ ...ended, host: 'another' });
  expect(await tryLock(folder, async () => 'done')).toBe('busy');
  heldBy({ ...ended, container: 'another' });
  expect(await tryLock(folder, async () => 'done')).toBe('busy');
  heldBy(ended);
  expect(await tryLock(folder, async () => 'done')).toBe('done');
});

test('a holder that was stalled for 15 seconds has lost its lock, and stops before it writes', {
  timeout: 90_000,
}, async () => {
  const result = path.join(path.dirname(folder), 'result');
  const stalled = inProcess(
    `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 15_000);
     lock.assertHeld();
     writeFileSync(${JSON.stringify(result)}, 'written by the stalled one');`,
  );
  let complaint = '';
  stalled.stderr?.on('data', (data) => {
    complaint += data;
  });
  const ended = once(stalled, 'close');
  await vi.waitUntil(() => existsSync(`${folder}.lock`), { timeout: 30_000 });
  await withLock(folder, async (lock) => {
    expect(stalled.exitCode).toBe(null);
    lock.assertHeld();
    writeFileSync(result, 'written by the next');
    await ended;
    lock.assertHeld();
  });
  expect(stalled.exitCode).toBe(1);
  expect(complaint).toContain('LockLost');
  expect(readFileSync(result, 'utf8')).toBe('written by the next');
});

test('a holder whose lock was taken learns it from the signal, and leaves the next one its lock', {
  timeout: 30_000,
}, async () => {
  const stopped = withLock(folder, async ({ signal }) => {
    await rm(`${folder}.lock`, { recursive: true });
    heldBy(thisProcess());
    await new Promise((_, stop) => {
      signal.addEventListener('abort', () => stop(signal.reason));
    });
  });
  await expect(stopped).rejects.toThrow(LockLost);
  expect(await isBusy(folder)).toBe(true);
});

/** A lock that another process left. */
function heldBy(process: ReturnType<typeof thisProcess>): void {
  rmSync(`${folder}.lock`, { recursive: true, force: true });
  mkdirSync(`${folder}.lock`);
  writeFileSync(`${folder}.lock/holder.json`, JSON.stringify(process));
}

/** Another process, which does some work under the lock. */
function inProcess(work: string): ChildProcess {
  const code = `import { writeFileSync } from 'node:fs';
     import { withLock } from './system/lock.ts';
     await withLock(${JSON.stringify(folder)}, async (lock) => { ${work} });`;
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code]);
}

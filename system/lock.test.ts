import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, expect, test, vi } from 'vitest';
import { isBusy, tryLock, withLock } from './lock.ts';

let folder: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'masthead-lock-')), 'build');
  vi.spyOn(console, 'log').mockImplementation(() => {});
});

test('what was begun is ended before it is begun again, and who waits is told', async () => {
  const said: string[] = [];
  const work = (name: string) =>
    withLock(folder, async () => {
      said.push(`${name} begins`);
      await pause(50);
      said.push(`${name} ends`);
    });
  await Promise.all([work('one'), work('other')]);
  expect(said[1]?.split(' ')[0]).toBe(said[0]?.split(' ')[0]);
  expect(said).toHaveLength(4);
  expect(console.log).toHaveBeenCalledWith(expect.stringContaining(folder));
});

test('who does not want to wait is told that somebody else is at it', async () => {
  const work = async () => 'done';
  expect(await isBusy(folder)).toBe(false);
  expect(await withLock(folder, () => isBusy(folder))).toBe(true);
  expect(await withLock(folder, () => tryLock(folder, work))).toBe('busy');
  expect(await tryLock(folder, work)).toBe('done');
});

test('what failed holds nothing back, and leaves no lock behind', async () => {
  const failing = withLock(folder, () => Promise.reject(new Error('no room')));
  await expect(failing).rejects.toThrow('no room');
  expect(existsSync(`${folder}.lock`)).toBe(false);
  expect(await withLock(folder, async () => 'done')).toBe('done');
});

test('a process that was killed holds nothing back for longer than seconds', {
  timeout: 60_000,
}, async () => {
  const holder = spawn(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    `import { withLock } from './system/lock.ts';
     await withLock(${JSON.stringify(folder)}, () => new Promise(() => setInterval(() => {}, 1000)));`,
  ]);
  await vi.waitUntil(() => existsSync(`${folder}.lock`), { timeout: 30_000 });
  holder.kill('SIGKILL');
  await once(holder, 'close');
  expect(existsSync(`${folder}.lock`)).toBe(true);
  expect(await withLock(folder, async () => 'done')).toBe('done');
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import { withLock } from '#system/lock.ts';
import {
  addRelease,
  currentRelease,
  holdRelease,
  listReleases,
  pruneReleases,
  type ReleaseStore,
  shipping,
  switchTo,
} from './store.ts';

let store: ReleaseStore;
beforeEach(() => {
  store = { folder: mkdtempSync(path.join(os.tmpdir(), 'masthead-store-')) };
});

const fill = async (folder: string) => {
  writeFileSync(path.join(folder, 'page'), '');
  writeFileSync(path.join(folder, 'manifest.json'), '{}');
};

const instant = (day: number) => `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`;

test('a release is found by its name once it is whole, and not before', async () => {
  const name = await addRelease(store, instant(1), async (folder) => {
    await fill(folder);
    expect(await listReleases(store)).toEqual([]);
  });
  expect(await listReleases(store)).toEqual([name]);
});

test('readers get the release that was switched to', async () => {
  expect(await currentRelease(store)).toBeNull();
  const older = await addRelease(store, instant(1), fill);
  const newer = await addRelease(store, instant(2), fill);
  await switchTo(store, newer);
  expect(await currentRelease(store)).toBe(newer);
  await switchTo(store, older);
  expect(await currentRelease(store)).toBe(older);
});

test('a release that does not exist is not switched to', async () => {
  const name = await addRelease(store, instant(1), fill);
  await switchTo(store, name);
  await expect(switchTo(store, 'gone')).rejects.toThrow('gone');
  expect(await currentRelease(store)).toBe(name);
});

test('a release that could not be made leaves nothing behind', async () => {
  const failing = addRelease(store, instant(1), async (folder) => {
    await fill(folder);
    throw new Error('no room');
  });
  await expect(failing).rejects.toThrow('no room');
  expect(readdirSync(path.join(store.folder, 'releases'))).toEqual([]);
});

test('what a killed process left half made is removed with the next release', async () => {
  mkdirSync(path.join(store.folder, 'releases/.making-99999999'), { recursive: true });
  const name = await addRelease(store, instant(1), fill);
  expect(readdirSync(path.join(store.folder, 'releases'))).toEqual([name]);
});

test('ten releases are kept, and the current one however old it is', async () => {
  const oldest = await addRelease(store, instant(1), fill);
  await switchTo(store, oldest);
  for (let day = 2; day <= 13; day += 1) await addRelease(store, instant(day), fill);
  await pruneReleases(store);
  const kept = await listReleases(store);
  expect(kept).toHaveLength(11);
  expect(kept.at(-1)).toBe(oldest);
  expect(kept[0]).toContain('2026-01-13');
});

test('what has lost its manifest is no release, and goes with the old ones', async () => {
  const older = await addRelease(store, instant(1), fill);
  const damaged = await addRelease(store, instant(2), fill);
  rmSync(path.join(store.folder, 'releases', damaged, 'manifest.json'));
  expect(await listReleases(store)).toEqual([older]);
  await expect(switchTo(store, damaged)).rejects.toThrow(damaged);
  await pruneReleases(store);
  expect(readdirSync(path.join(store.folder, 'releases'))).toEqual([older]);
});

/** Runs a program in a process of its own, until it has said something. */
async function startProgram(body: string) {
  const module = pathToFileURL(path.resolve('publishing/release/store.ts')).href;
  const program = `import(${JSON.stringify(module)}).then(async (releases) => {
    const store = { folder: ${JSON.stringify(store.folder)} };
    ${body}
  })`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // It may end by itself before it is killed.
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  return {
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

test('a process that is killed while it removes old releases leaves none that is not whole', {
  timeout: 90_000,
}, async () => {
  const oldest = await addRelease(store, instant(1), async (folder) => {
    await fill(folder);
    for (let part = 0; part < 3000; part += 1) writeFileSync(path.join(folder, `${part}`), '');
  });
  for (let day = 2; day <= 11; day += 1) await addRelease(store, instant(day), fill);
  const pruning = await startProgram(
    `console.log('pruning'); await releases.pruneReleases(store);`,
  );
  const folder = path.join(store.folder, 'releases', oldest);
  // No timer could be as quick; and none would end this.
  const deadline = performance.now() + 30_000;
  while (existsSync(folder)) {
    if (performance.now() > deadline) throw new Error('The old release is not removed.');
  }
  await pruning.kill();
  expect(await listReleases(store)).not.toContain(oldest);
  expect(readdirSync(path.join(store.folder, 'releases'))).not.toContain(oldest);
  await addRelease(store, instant(12), fill);
  expect(readdirSync(path.join(store.folder, 'releases')).filter(isHidden)).toEqual([]);
});

const isHidden = (name: string) => name.startsWith('.');

test('a release that a process reads is kept for as long as that process is there', async () => {
  const oldest = await addRelease(store, instant(1), fill);
  const lock = pathToFileURL(path.resolve('system/lock.ts')).href;
  const reading = await startProgram(
    `const { withLock } = await import(${JSON.stringify(lock)});
    await withLock(releases.shipping(store), async () => {
      await releases.holdRelease(store, ${JSON.stringify(oldest)}); console.log('held');
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    });`,
  );
  for (let day = 2; day <= 11; day += 1) await addRelease(store, instant(day), fill);
  await pruneReleases(store);
  expect(await listReleases(store)).toContain(oldest);
  await reading.kill();
  await pruneReleases(store);
  expect(await listReleases(store)).not.toContain(oldest);
});

test('a release that was let go is removed in its turn', async () => {
  const oldest = await addRelease(store, instant(1), fill);
  await withLock(shipping(store), () => holdRelease(store, oldest));
  for (let day = 2; day <= 11; day += 1) await addRelease(store, instant(day), fill);
  await pruneReleases(store);
  expect(await listReleases(store)).not.toContain(oldest);
});

test('a process that is killed while it switches leaves one whole release to readers', async () => {
  const names = [
    await addRelease(store, instant(1), fill),
    await addRelease(store, instant(2), fill),
  ];
  for (const life of [1, 10]) {
    const switching = await startProgram(`for (let turn = 0; ; turn += 1) {
      await releases.switchTo(store, ${JSON.stringify(names)}[turn % 2]);
      if (turn === 0) console.log('switching');
    }`);
    await new Promise((resolve) => setTimeout(resolve, life));
    await switching.kill();
    expect(names).toContain(await currentRelease(store));
    expect(readdirSync(path.join(store.folder, 'current'))).toContain('page');
    await switchTo(store, names[0] ?? '');
    expect(await currentRelease(store)).toBe(names[0]);
  }
});

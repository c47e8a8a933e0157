import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import {
  addRelease,
  currentRelease,
  listReleases,
  pruneReleases,
  type ReleaseStore,
  switchTo,
} from './store.ts';

let store: ReleaseStore;
beforeEach(() => {
  store = { folder: mkdtempSync(path.join(os.tmpdir(), 'masthead-store-')) };
});

const fill = async (folder: string) => {
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'page'), '');
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
  // No process has this number: it is above the highest that Linux gives.
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

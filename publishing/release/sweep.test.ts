import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { withLock } from '#system/lock.ts';
import { addMadeRelease } from './fixtures/made-release.ts';
import { ReleaseFiles } from './release-files.ts';
import { buildLock } from './site-releases.ts';
import {
  blobsOf,
  holdRelease,
  KEPT,
  pruneReleases,
  type ReleaseStore,
  releaseFolder,
  shipping,
  switchTo,
} from './store.ts';
import { sweepBlobs, sweepWhenDue } from './sweep.ts';

let store: ReleaseStore;
beforeEach(() => {
  store = { folder: mkdtempSync(path.join(os.tmpdir(), 'masthead-sweep-')) };
});

const start = Date.parse('2026-01-01T00:00:00.000Z');
const made = (number: number, files: Record<string, string>) =>
  addMadeRelease(store, new Date(start + number * 1000).toISOString(), files);

/** Makes newer releases, until the ones before are too old to be kept. */
async function outdate(from: number): Promise<void> {
  for (let number = from; number < from + KEPT; number++) {
    await switchTo(store, await made(number, { 'index.html': `${number}` }));
  }
  await pruneReleases(store);
}

const isThere = (file: string, sha256: string) =>
  existsSync(blobsOf(store).placeOf(file, sha256));

test('what no kept release names is deleted, in all its forms, and nothing else is', async () => {
  const files = { 'index.html': '0', 'same.html': 'same' };
  const { manifest } = await ReleaseFiles.open(store, await made(0, files));
  await outdate(1);
  const last = await made(99, { 'same.html': 'same' });
  // The page in three forms; the other page is in a newer release too.
  expect(await sweepBlobs(store)).toBe(3);
  expect(isThere('index.html', manifest.files['index.html']?.sha256 ?? '')).toBe(false);
  const { paths, read } = await ReleaseFiles.open(store, last);
  for (const file of paths) expect((await read(file)).toString()).toBe('same');
});

test('a release that somebody holds keeps its files', async () => {
  const name = await made(0, { 'index.html': 'held' });
  await withLock(shipping(store), async () => {
    await holdRelease(store, name);
    await outdate(1);
    expect(await sweepBlobs(store)).toBe(0);
    const files = await ReleaseFiles.open(store, name);
    expect((await files.read('index.html')).toString()).toBe('held');
  });
  await outdate(50);
  await sweepBlobs(store);
  await expect(ReleaseFiles.open(store, name)).rejects.toThrow('ENOENT');
});

test('a build under way loses no file that it found in the store', async () => {
  const { manifest } = await ReleaseFiles.open(store, await made(0, { 'index.html': 'again' }));
  const { sha256 = '' } = manifest.files['index.html'] ?? {};
  await outdate(1);
  await withLock(buildLock(store), async () => {
    // No release names it, and the build finds it and writes nothing.
    const found = statSync(blobsOf(store).placeOf('index.html', sha256)).ino;
    blobsOf(store).put('index.html', 'again');
    expect(statSync(blobsOf(store).placeOf('index.html', sha256)).ino).toBe(found);
    expect(await sweepBlobs(store)).toBe('busy');
    await made(99, { 'index.html': 'again' });
  });
  expect(await sweepBlobs(store)).toBe(0);
  expect(isThere('index.html', sha256)).toBe(true);
});

test('where a manifest cannot be read, nothing is deleted', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const name = await made(0, { 'index.html': 'whole' });
  const { manifest } = await ReleaseFiles.open(store, name);
  writeFileSync(path.join(releaseFolder(store, name), 'manifest.json'), '{"files":{"ind');
  expect(await sweepBlobs(store)).toBe('unsure');
  expect(isThere('index.html', manifest.files['index.html']?.sha256 ?? '')).toBe(true);
});

test('what a killed process has left half written goes', async () => {
  const { sha256 } = blobsOf(store).put('index.html', 'text');
  await made(0, { 'index.html': 'text' });
  writeFileSync(`${blobsOf(store).placeOf('index.html', sha256)}.123.half`, 'te');
  expect(await sweepBlobs(store)).toBe(1);
});

/** Bytes on the disk; what has several names counts once. */
function diskOf(folder: string): number {
  const inodes = new Map<number, number>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const { ino, blocks } = statSync(path.join(folder, name));
    inodes.set(ino, blocks * 512);
  }
  return [...inodes.values()].reduce((sum, bytes) => sum + bytes, 0);
}

test('200 releases of one site take at most 1.3 times the disk of one', {
  timeout: 120_000,
}, async () => {
  const FILES = 400;
  const text = readFileSync('package-lock.json', 'utf8');
  // Each page has words of its own: the same bytes would be stored once.
  const files = Object.fromEntries(
    Array.from({ length: FILES }, (_, at) => [
      `blog/${at}.html`,
      text.slice(at * 300, at * 300 + 20_000),
    ]),
  );
  const publish = async (number: number) => {
    await switchTo(store, await made(number, files));
    await pruneReleases(store);
    await sweepWhenDue(store);
    return diskOf(store.folder);
  };
  const one = await publish(0);
  let most = 0;
  for (let number = 1; number < 200; number++) {
    for (const at of [number, number * 7, number * 13]) {
      files[`blog/${at % FILES}.html`] = `${number} ${text.slice(at * 100, at * 100 + 20_000)}`;
    }
    if (number === KEPT) expect((await publish(number)) / one).toBeLessThan(1.3);
    else most = Math.max(most, await publish(number));
  }
  console.log(`Ten kept releases of 200: ${(most / one).toFixed(2)} times the disk of one.`);
  expect(most / one).toBeLessThan(1.3);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readReleaseRecord } from '../release/record.ts';
import { type ReleaseStore, releaseFolder } from '../release/store.ts';
import { filesOfLatest } from './earlier-releases.ts';

const OLD = '2026-01-01T00-00-00-000Z';
const NEW = '2026-01-02T00-00-00-000Z';
const INSTANT = '2026-01-02T00:00:00.000Z';

let store: ReleaseStore;
let said: string[];
beforeEach(() => {
  store = { folder: mkdtempSync(path.join(tmpdir(), 'masthead-earlier-')) };
  said = [];
  vi.spyOn(console, 'warn').mockImplementation((sentence) => said.push(sentence));
  for (const name of [OLD, NEW]) {
    const files = { 'index.html': { sha256: '', bytes: 0 } };
    write(name, 'manifest.json', JSON.stringify({ version: 2, instant: '', files }));
    const record = { instant: INSTANT, madeFrom: '', commit: null, nextDue: null };
    write(name, 'release.json', JSON.stringify({ ...record, scheduled: [], changes: [] }));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(store.folder, { recursive: true });
});

function write(name: string, file: string, text: string): void {
  mkdirSync(releaseFolder(store, name), { recursive: true });
  writeFileSync(path.join(releaseFolder(store, name), file), text);
}

test('what the newest release has is known to be there', async () => {
  expect(Object.keys(await filesOfLatest(store))).toEqual(['index.html']);
  expect(said).toEqual([]);
});

test('where the manifest of the newest was cut off, nothing is, and that is said', async () => {
  for (const rest of ['', '{"files":{"ind', '\0\0\0\0']) {
    write(NEW, 'manifest.json', rest);
    said = [];
    expect(await filesOfLatest(store)).toEqual({});
    expect(said).toEqual([expect.stringContaining(path.join(NEW, 'manifest.json'))]);
  }
});

test('nothing is where an earlier version of Masthead made the newest', async () => {
  write(NEW, 'manifest.json', JSON.stringify({ instant: '', files: { a: {} }, carried: [] }));
  expect(await filesOfLatest(store)).toEqual({});
});

test('how a release came about is not known where that was cut off', async () => {
  const folder = releaseFolder(store, NEW);
  expect(await readReleaseRecord(folder)).toMatchObject({ instant: INSTANT });
  write(NEW, 'release.json', '{"inst');
  expect(await readReleaseRecord(folder)).toBeNull();
});

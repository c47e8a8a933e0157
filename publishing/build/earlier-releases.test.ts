import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readReleaseRecord } from '../release/record.ts';
import { type ReleaseStore, releaseFolder } from '../release/store.ts';
import { latestRelease } from './earlier-releases.ts';

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
    const recipe = { code: 'code', pages: [], files: [], media: [], volumes: [] };
    write(name, 'recipe.json', JSON.stringify(recipe));
    write(name, 'facts.json', JSON.stringify({ texts: [], files: {} }));
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

test('the newest release is the one whose files are taken over', async () => {
  expect(await latestRelease(store)).toMatchObject({ folder: releaseFolder(store, NEW) });
  expect(said).toEqual([]);
});

test.each(['manifest.json', 'recipe.json', 'facts.json'])(
  'where %s of the newest was cut off, nothing is taken over from it, and that is said',
  async (file) => {
    for (const rest of ['', '{"files":{"ind', '\0\0\0\0']) {
      write(NEW, file, rest);
      said = [];
      expect(await latestRelease(store)).toBeNull();
      expect(said).toEqual([expect.stringContaining(path.join(NEW, file))]);
    }
  },
);

test('nothing is taken over from a release whose files are not in the blob store', async () => {
  write(NEW, 'manifest.json', JSON.stringify({ instant: '', files: {}, carried: [] }));
  expect(await latestRelease(store)).toBeNull();
});

test('how a release came about is not known where that was cut off', async () => {
  const folder = releaseFolder(store, NEW);
  expect(await readReleaseRecord(folder)).toMatchObject({ instant: INSTANT });
  write(NEW, 'release.json', '{"inst');
  expect(await readReleaseRecord(folder)).toBeNull();
});

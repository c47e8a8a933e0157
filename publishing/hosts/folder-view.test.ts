import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { addEarlierRelease } from '../release/fixtures/earlier-release.ts';
import { addMadeRelease } from '../release/fixtures/made-release.ts';
import { type ReleaseStore, releaseFolder, switchTo } from '../release/store.ts';
import { beginView, keepViews } from './folder-view.ts';

let store: ReleaseStore;
beforeEach(() => {
  store = { folder: mkdtempSync(path.join(os.tmpdir(), 'masthead-views-')) };
});

const made = (day: number, files: Record<string, string>) =>
  addMadeRelease(store, `2026-01-0${day}T00:00:00.000Z`, files);

async function switchRelease(name: string): Promise<void> {
  const complete = await beginView(store, name);
  await switchTo(store, name);
  await complete();
}

const place = (file: string) => path.join(store.folder, 'current', file);
const read = (file: string) => readFileSync(place(file), 'utf8');

test('nobody gets a folder who has not asked for one', async () => {
  await switchRelease(await made(1, { 'index.html': '1' }));
  expect(existsSync(place('out'))).toBe(false);
});

test('a server of the same machine finds the files of the current release, and how to serve them', async () => {
  await keepViews(store);
  const release = await made(1, { 'index.html': 'home', 'blog/a.html': 'a' });
  await switchRelease(release);
  expect(read('out/blog/a.html')).toBe('a');
  expect(statSync(place('out/blog/a.html.br')).size).toBeGreaterThan(0);
  expect(statSync(place('out/blog/a.html.gz')).size).toBeGreaterThan(0);
  expect(read('hosts/nginx.conf')).toContain(`root "${store.folder}/current/out"`);
});

test('the folders take turns, and only what differs is touched', async () => {
  await keepViews(store);
  const same = { 'same.html': 'same' };
  const names: string[] = [];
  for (const day of [1, 2, 3]) {
    const files = { ...same, 'changed.html': `${day}`, [`only/${day}.html`]: `${day}` };
    names.push(await made(day, files));
  }
  const [first = '', second = '', third = ''] = names;
  await switchRelease(first);
  await switchRelease(second);
  const before = statSync(place('out/same.html'));
  expect(read('out/changed.html')).toBe('2');
  // What reads the folder of the release before still finds it whole.
  expect(readFileSync(path.join(releaseFolder(store, first), 'out/changed.html'), 'utf8')).toBe(
    '1',
  );
  await switchRelease(third);
  expect(read('out/changed.html')).toBe('3');
  expect(existsSync(place('out/only'))).toBe(true);
  expect(existsSync(place('out/only/1.html'))).toBe(false);
  expect(existsSync(place('out/only/1.html.br'))).toBe(false);
  expect(statSync(place('out/same.html'))).toMatchObject({
    ino: before.ino,
    ctimeMs: before.ctimeMs,
  });
  expect(existsSync(path.join(releaseFolder(store, first), 'out'))).toBe(false);
  await switchRelease(first);
  expect(read('out/changed.html')).toBe('1');
});

test('at the switch servers of a folder keep what they have, until the other folder is complete', async () => {
  await keepViews(store);
  await switchRelease(await made(1, { 'index.html': '1' }));
  const next = await made(2, { 'index.html': '2' });
  const complete = await beginView(store, next);
  await switchTo(store, next);
  expect(read('out/index.html')).toBe('1');
  expect(read('hosts/nginx.conf')).toContain('current/out');
  await complete();
  expect(read('out/index.html')).toBe('2');
});

test('a folder that a killed process did not complete is completed by the next switch to its release', async () => {
  await keepViews(store);
  const first = await made(1, { 'index.html': '1' });
  await switchRelease(first);
  const next = await made(2, { 'index.html': '2' });
  await beginView(store, next);
  await switchTo(store, next);
  await switchRelease(next);
  expect(read('out/index.html')).toBe('2');
  // The same where another one is switched to.
  await beginView(store, first);
  await switchTo(store, first);
  await switchRelease(await made(3, { 'index.html': '3' }));
  expect(read('out/index.html')).toBe('3');
});

test('a style of an earlier release, and of one that was taken back, is in the folder', async () => {
  await keepViews(store);
  const first = await made(1, { 'assets/s-1.css': '1' });
  await switchRelease(first);
  await switchRelease(await made(2, { 'assets/s-2.css': '2' }));
  expect(read('out/assets/s-1.css')).toBe('1');
  await switchRelease(first);
  expect(read('out/assets/s-2.css')).toBe('2');
});

test('a folder that was left half done is laid from nothing', async () => {
  await keepViews(store);
  await switchRelease(await made(1, { 'index.html': '1' }));
  const half = path.join(store.folder, 'views/b/out');
  mkdirSync(half, { recursive: true });
  writeFileSync(path.join(half, 'withdrawn.html'), 'withdrawn');
  await switchRelease(await made(2, { 'index.html': '2' }));
  expect(read('out/index.html')).toBe('2');
  expect(existsSync(place('out/withdrawn.html'))).toBe(false);
});

test('a server that was set up with an earlier version finds what it looks for in the same places', async () => {
  const files = { 'index.html': 'as it was', 'assets/s-1.css': '1' };
  const earlier = await addEarlierRelease(store, '2026-01-01T00:00:00.000Z', files);
  await switchTo(store, earlier);
  await switchRelease(await made(2, { 'index.html': 'new', 'assets/s-2.css': '2' }));
  expect(read('out/index.html')).toBe('new');
  for (const number of [1, 2]) {
    const file = path.join(store.folder, `kept/assets/s-${number}.css`);
    expect(readFileSync(file, 'utf8')).toBe(`${number}`);
  }
  await switchRelease(earlier);
  expect(lstatSync(place('out')).isDirectory()).toBe(true);
  expect(read('out/index.html')).toBe('as it was');
  await switchRelease(await made(3, { 'index.html': 'newer' }));
  expect(readlinkSync(place('view'))).toMatch(/views/);
  expect(read('out/index.html')).toBe('newer');
});

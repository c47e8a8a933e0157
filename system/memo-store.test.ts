import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MemoStore } from './memo-store.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'memo-'));
  file = path.join(folder, 'within/memo.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (code = 'one code') => new MemoStore<number>(file, code);

async function save(values: Record<string, number>, code?: string): Promise<void> {
  const store = open(code);
  for (const [key, value] of Object.entries(values)) store.set(key, value);
  await store.save();
}

test('the next process knows what was saved, and appends what is new', async () => {
  await save({ a: 1 });
  const before = readFileSync(file, 'utf8');
  await save({ b: 2 });
  expect(readFileSync(file, 'utf8')).toMatch(before);
  expect(open().get('a')).toBe(1);
  expect(open().get('b')).toBe(2);
});

test('what other code has computed is not used', async () => {
  await save({ a: 1 });
  expect(open('other code').get('a')).toBeUndefined();
  await save({ b: 2 }, 'other code');
  expect(open('other code').get('b')).toBe(2);
  expect(open().get('a')).toBeUndefined();
});

test('a line that was cut off is ignored, and what is saved after it is known', async () => {
  await save({ a: 1 });
  appendFileSync(file, '["b",');
  expect(open().get('a')).toBe(1);
  expect(open().get('b')).toBeUndefined();
  await save({ c: 3 });
  expect(open().get('a')).toBe(1);
  expect(open().get('c')).toBe(3);
});

test('a file that is no memo is written anew, and one that is gone too', async () => {
  await save({ a: 1 });
  writeFileSync(file, '{');
  await save({ b: 2 });
  expect(open().get('b')).toBe(2);
  const store = open();
  rmSync(file);
  await store.save();
  expect(open().get('b')).toBe(2);
});

test('what is no longer used is forgotten once it has become much', async () => {
  const store = open();
  for (let at = 0; at < 1_100; at++) store.set(`old ${at}`, at);
  await store.save();
  for (let at = 0; at < 10; at++) store.set(`new ${at}`, at);
  await store.save();
  expect(open().get('old 1')).toBeUndefined();
  expect(open().get('new 1')).toBe(1);
});

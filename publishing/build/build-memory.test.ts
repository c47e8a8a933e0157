import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { recall, remember } from './build-memory.ts';

const buildDir = mkdtempSync(path.join(tmpdir(), 'memory-'));
afterAll(() => rmSync(buildDir, { recursive: true }));

test('the next build knows what this one has found out', async () => {
  await remember(buildDir, 'a.json', 'code', { one: 1 });
  expect(await recall(buildDir, 'a.json', 'code')).toEqual({ one: 1 });
});

test.each([
  ['is not there', null],
  ['is empty, since a build was killed', ''],
  ['ends in the middle', '{"code":"'],
  ['is of another version of the code', '{"code":"another","known":{"one":1}}'],
])('nothing is known where the file %s', async (_, text) => {
  if (text !== null) writeFileSync(path.join(buildDir, 'b.json'), text);
  expect(await recall(buildDir, 'b.json', 'code')).toEqual({});
});

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type BuildRecord, readBuildRecord, writeBuildRecord } from './build-record.ts';

const buildDir = mkdtempSync(path.join(tmpdir(), 'masthead-build-'));
afterAll(() => rmSync(buildDir, { recursive: true }));

test('two builds in one process may write their record at once', async () => {
  const record = { contentDir: '/content', instant: '2026-01-01T00:00:00.000Z' } as BuildRecord;
  await Promise.all(Array.from({ length: 8 }, () => writeBuildRecord(buildDir, record)));
  expect(readBuildRecord(buildDir)).toEqual(record);
  expect(readdirSync(buildDir)).toEqual(['build.json']);
});

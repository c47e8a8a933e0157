import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { archive, manuscript } from '#newsroom/fixtures.ts';
import { type BuildRecord, readBuildRecord, writeBuildRecord } from './build-record.ts';

const buildDir = mkdtempSync(path.join(tmpdir(), 'masthead-build-'));
afterAll(() => rmSync(buildDir, { recursive: true }));

const recordOf = (...titles: string[]) =>
  ({
    contentDir: '/content',
    instant: '2026-01-01T00:00:00.000Z',
    archive: archive({ manuscripts: titles.map((title) => manuscript({ title })) }),
  }) as BuildRecord;

test('two builds in one process may write their record at once', async () => {
  const record = recordOf('One', 'Two\nlines');
  await Promise.all(Array.from({ length: 8 }, () => writeBuildRecord(buildDir, record)));
  expect(readBuildRecord(buildDir)).toEqual(record);
  expect(readdirSync(buildDir)).toEqual(['build.json']);
});

test('posts that have not changed are not read again', async () => {
  await writeBuildRecord(buildDir, recordOf('One', 'Two'));
  const [one] = readBuildRecord(buildDir).archive.manuscripts;
  const next = recordOf('One', 'Another');
  await writeBuildRecord(buildDir, next);
  const read = readBuildRecord(buildDir);
  expect(read).toEqual(next);
  expect(read.archive.manuscripts[0]).toBe(one);
});

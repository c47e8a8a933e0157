import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { removeLeftovers } from './contentlayer.ts';

const store = mkdtempSync(path.join(tmpdir(), 'masthead-store-'));
afterAll(() => rmSync(store, { recursive: true }));

/** More than any system gives. */
const NOBODY = 2 ** 30;
const HOUR_MS = 60 * 60_000;

function leave(name: string, hours: number): void {
  const folder = path.join(store, name);
  mkdirSync(folder);
  const then = new Date(Date.now() - hours * HOUR_MS);
  utimesSync(folder, then, then);
}

test('what another container compiles is left alone, unless it was given up long ago', async () => {
  const kept = {
    [`compiling-${hostname()}-${process.pid}-abc123`]: 48,
    [`compiling-other-host-${NOBODY}-abc123`]: 0.5,
    [`compiling-${NOBODY}-abc123`]: 0.5,
    'post-abc.json': 48,
  };
  const gone = {
    [`compiling-${hostname()}-${NOBODY}-abc123`]: 0,
    [`compiling-other-host-${process.pid}-abc123`]: 2,
    [`compiling-${NOBODY}-abc123x`]: 2,
  };
  for (const [name, hours] of Object.entries({ ...kept, ...gone })) leave(name, hours);
  await removeLeftovers(store);
  expect(readdirSync(store).sort()).toEqual(Object.keys(kept).sort());
});

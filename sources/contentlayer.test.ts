import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type ProcessIdentity, thisProcess } from '#system/process.ts';
import { removeLeftovers } from './contentlayer.ts';

const store = mkdtempSync(path.join(tmpdir(), 'masthead-store-'));
afterAll(() => rmSync(store, { recursive: true }));

/** More than any system gives. */
const NOBODY = 2 ** 30;
const HOUR_MS = 60 * 60_000;

/** @param owner the process that has made the folder; null: it does not say */
function leave(name: string, hours: number, owner: Partial<ProcessIdentity> | null): void {
  const folder = path.join(store, name);
  mkdirSync(path.join(folder, 'owner'), { recursive: true });
  const process = JSON.stringify({ ...thisProcess(), ...owner });
  if (owner) writeFileSync(path.join(folder, 'owner/process.json'), process);
  const then = new Date(Date.now() - hours * HOUR_MS);
  utimesSync(folder, then, then);
}

test('what another container compiles is left alone, unless it was given up long ago', async () => {
  leave('compiling-here', 48, {});
  leave('compiling-ended', 0, { pid: NOBODY });
  leave('compiling-before-a-restart', 0, { boot: 'another' });
  leave('compiling-elsewhere', 0.5, { pid: NOBODY, host: 'another' });
  leave('compiling-in-a-container', 0.5, { pid: NOBODY, container: 'another' });
  leave('compiling-elsewhere-given-up', 2, { host: 'another' });
  leave('compiling-by-nobody', 0.5, null);
  leave('compiling-by-nobody-given-up', 2, null);
  leave('post-abc.json', 48, null);
  await removeLeftovers(store);
  expect(readdirSync(store).sort()).toEqual([
    'compiling-by-nobody',
    'compiling-elsewhere',
    'compiling-here',
    'compiling-in-a-container',
    'post-abc.json',
  ]);
});

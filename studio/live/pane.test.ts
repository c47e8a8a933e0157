import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Typed } from '#site/studio-messages.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'masthead-panes-'));
beforeAll(() => {
  vi.stubEnv('DATA_DIR', dataDir);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true });
});

test('of two keys that are pressed at once, one is shown, and others may not read it', async () => {
  const { readPane, writePane } = await import('./pane.ts');
  const now = new Date();
  const typed = (title: string): Typed => ({ file: null, data: { title }, pictures: {} });
  const titles = ['A', 'Ab', 'Abc', 'Abcd'];
  await Promise.all(titles.map((title) => writePane('session', 'pane', typed(title), now)));
  expect(titles.map(typed)).toContainEqual(await readPane('session', 'pane'));
  const [file = '', ...others] = readdirSync(path.join(dataDir, 'live'));
  expect(others).toEqual([]);
  expect(statSync(path.join(dataDir, 'live', file)).mode & 0o777).toBe(0o600);
});

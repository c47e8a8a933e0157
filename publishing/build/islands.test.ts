import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bundledIslands, bundleIslands } from './islands.ts';

test('a release has the scripts of its pages, and none of the studio’s', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'masthead-islands-'));
  await bundleIslands(process.cwd(), folder);
  const all = JSON.parse(readFileSync(path.join(folder, 'islands.json'), 'utf8'));
  const released = (await bundledIslands(folder)).map(({ address }) => address);
  expect(released).toContain(all['reading-tools']);
  for (const island of ['preview-links', 'copy-address', 'publishing-status']) {
    expect(all).toHaveProperty(island);
    expect(released).not.toContain(all[island]);
  }
});

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
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addMadeRelease } from '../release/fixtures/made-release.ts';
import { writeManifest } from '../release/manifest.ts';
import { addRelease } from '../release/store.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'tidy-caches-'));
  vi.resetModules();
  vi.stubEnv('DATA_DIR', dataDir);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true });
});

const NOW = Date.parse('2026-03-01T00:00:00.000Z');

function write(file: string, date: string) {
  const place = path.join(dataDir, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, '');
  utimesSync(place, new Date(date), new Date(date));
}

test.each(['cards', 'pictures'])(
  'of %s those go that are old, and that no kept release shows',
  async (folder) => {
    write(`${folder}/shown.png`, '2026-01-01');
    write(`${folder}/of-last-week.png`, '2026-02-22');
    write(`${folder}/of-an-earlier-title.png`, '2026-01-01');
    const store = { folder: path.join(dataDir, 'sites/one') };
    await addMadeRelease(store, '2026-02-28T00:00:00.000Z', { [`${folder}/shown.png`]: '' });
    const { tidyCaches } = await import('./tidy-caches.ts');
    await tidyCaches(store, NOW);
    expect(readdirSync(path.join(dataDir, folder))).toEqual(['of-last-week.png', 'shown.png']);
  },
);

test('of the source files of releases those go that are old, and that no kept release is made from', async () => {
  const store = { folder: path.join(dataDir, 'sites/one') };
  for (const name of ['post-shown', 'post-earlier']) {
    write(`sites/one/sources/${name}`, '2026-01-01');
  }
  await addRelease(store, '2026-02-28T00:00:00.000Z', async (release) => {
    writeFileSync(path.join(release, 'sources.json'), '{"posts/a.md":"post-shown"}');
    await writeManifest(release, { version: 2, instant: '', files: {} });
  });
  const { tidyCaches } = await import('./tidy-caches.ts');
  await tidyCaches(store, NOW);
  expect(readdirSync(path.join(store.folder, 'sources'))).toEqual(['post-shown']);
});

test('where there is nothing yet, nothing is done', async () => {
  const { tidyCaches } = await import('./tidy-caches.ts');
  await tidyCaches({ folder: path.join(dataDir, 'sites/one') }, NOW);
  expect(readdirSync(dataDir)).toEqual([]);
});

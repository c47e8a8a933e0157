import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { siteUnderTest } from '#e2e/site-under-test.ts';
import { readManifest } from '#publishing/release/manifest.ts';
import { releaseFolder } from '#publishing/release/store.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'without-contentlayer-'));
afterAll(() => rmSync(folder, { recursive: true }));

const INSTANT = new Date('2026-06-01T12:00:00Z');

async function release(name: string) {
  // Modules read their variables when they are loaded.
  vi.resetModules();
  for (const [variable, value] of Object.entries(siteUnderTest)) vi.stubEnv(variable, value);
  const { buildFolder, prepare } = await import('#publishing/build/prepare.ts');
  const { makeRelease } = await import('#publishing/build/make-release.ts');
  const { Workers } = await import('#publishing/build/workers.ts');
  const prepared = await prepare('readers', INSTANT);
  const store = { folder: path.join(folder, name) };
  const workers = new Workers(buildFolder('readers'));
  const made = await makeRelease(
    { prepared, commit: null, changes: [] },
    workers,
    () => undefined,
    async () => undefined,
    store,
  ).finally(() => workers.end());
  const { files } = readManifest(releaseFolder(store, made.name));
  return { files, documents: prepared.record.store };
}

test('a release is the same byte for byte where a stub takes the place of Contentlayer', {
  timeout: 600_000,
}, async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const compiled = await release('contentlayer');
  vi.doMock('#sources/contentlayer.ts', () => import('./contentlayer-stub.ts'));
  const stubbed = await release('stub');
  expect(stubbed.documents).not.toBe(compiled.documents);
  expect(Object.keys(compiled.files).length).toBeGreaterThan(100);
  expect(stubbed.files).toEqual(compiled.files);
});

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { siteUnderTest } from '#e2e/site-under-test.ts';
import { stripFramework } from '#publishing/build/strip.ts';
import { releasedAs } from '#publishing/release/addresses.ts';
import { readManifest, sha256 } from '#publishing/release/manifest.ts';
import { releaseFolder } from '#publishing/release/store.ts';

/*
 * Pages are made by parts of Next that are no public interface (publishing/build/next-pages.ts). What
 * they give must be what `next build` gives: another version of Next may tell them apart.
 */

test('every page and file of a release is the one that `next build` generates', {
  timeout: 600_000,
}, async () => {
  for (const [name, value] of Object.entries(siteUnderTest)) vi.stubEnv(name, value);
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  // They read their variables when they are loaded.
  const { buildFolder, prepare } = await import('#publishing/build/prepare.ts');
  const { distOf } = await import('#publishing/build/next.ts');
  const { makeRelease } = await import('#publishing/build/make-release.ts');
  const { Workers } = await import('#publishing/build/workers.ts');
  const { generateAll } = await import('./generated.ts');

  const prepared = await prepare('readers');
  const store = { folder: mkdtempSync(path.join(tmpdir(), 'same-as-next-')) };
  const workers = new Workers(buildFolder('readers'));
  const source = { prepared, commit: null, changes: [] };
  const { name } = await makeRelease(
    source,
    workers,
    () => undefined,
    async () => undefined,
    store,
  ).finally(() => workers.end());
  const { files } = readManifest(releaseFolder(store, name));

  const generated = await generateAll(prepared);
  const app = path.join(distOf(generated), 'server/app');
  const found: Record<string, string> = {};
  for (const file of readdirSync(app, { recursive: true, encoding: 'utf8' })) {
    const [, address, ending] = /^(.+)\.(html|body)$/.exec(file) ?? [];
    if (!address || file.includes('.segments/') || address === '_global-error') continue;
    const content = readFileSync(path.join(app, file));
    const kind = ending === 'html' ? 'page' : 'file';
    const bytes =
      kind === 'page' ? Buffer.from(await stripFramework(content.toString('utf8'))) : content;
    const place = address === 'index' ? '/' : `/${address}`;
    found[releasedAs(place, kind)] = sha256(bytes);
  }
  const released = Object.fromEntries(
    Object.entries(files)
      .filter(([file]) => file in found || /\.(html|md|xml|json|txt)$/.test(file))
      .filter(([file]) => !file.startsWith('pagefind/'))
      .map(([file, entry]) => [file, entry.sha256]),
  );
  expect(released).toEqual(found);
  for (const folder of [generated, store.folder]) rmSync(folder, { recursive: true });
});

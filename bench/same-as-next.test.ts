import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { difficultPosts, kindsOfPage as kindsInTests } from '#e2e/pages.ts';
import { siteUnderTest } from '#e2e/site-under-test.ts';
import { addressesOf, pagesOf } from '#newsroom/pages.ts';
import type { Prepared } from '#publishing/build/prepared.ts';
import { stripFramework } from '#publishing/build/strip.ts';
import type { Workers } from '#publishing/build/workers.ts';
import { releasedAs } from '#publishing/release/addresses.ts';
import { readManifest, sha256 } from '#publishing/release/manifest.ts';
import { releaseFolder } from '#publishing/release/store.ts';
import { kindsOfPage } from '#site/page-kinds.ts';

/*
 * Pages are made by parts of Next that are no public interface (publishing/build/next-pages.ts). What
 * they give must be what `next build` gives: another version of Next may tell them apart.
 */

const folder = mkdtempSync(path.join(tmpdir(), 'same-as-next-'));

let prepared: Prepared;
/** Starts processes that render pages. */
let start: () => Workers;

beforeAll(async () => {
  for (const [name, value] of Object.entries(siteUnderTest)) vi.stubEnv(name, value);
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  // These modules read their variables when they are loaded.
  const { buildFolder, prepare } = await import('#publishing/build/prepare.ts');
  const { Workers } = await import('#publishing/build/workers.ts');
  start = () => new Workers(buildFolder('readers'));
  prepared = await prepare('readers');
  return () => rmSync(folder, { recursive: true });
}, 120_000);

test('every page and file of a release is the one that `next build` generates', {
  timeout: 600_000,
}, async () => {
  const { distOf } = await import('#publishing/build/next.ts');
  const { makeRelease } = await import('#publishing/build/make-release.ts');
  const { generateAll } = await import('./generated.ts');

  const store = { folder: path.join(folder, 'store') };
  const workers = start();
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
      kind === 'page' ? Buffer.from(stripFramework(content.toString('utf8'))) : content;
    const place = address === 'index' ? '/' : `/${address}`;
    found[releasedAs(place, kind)] = sha256(bytes);
  }
  rmSync(generated, { recursive: true });
  const released = Object.fromEntries(
    Object.entries(files)
      .filter(([file]) => file in found || /\.(html|md|xml|json|txt)$/.test(file))
      .filter(([file]) => !file.startsWith('pagefind/'))
      .map(([file, entry]) => [file, entry.sha256]),
  );
  expect(released).toEqual(found);

  // The site under test has all kinds of page, and Next has made all that their table names.
  const pages = pagesOf(prepared.edition);
  expect(new Set(pages.map(({ kind }) => kind))).toEqual(
    new Set(kindsOfPage.map(({ name }) => name)),
  );
  const paths = new Set(pages.map((page) => page.path));
  const expected = [...addressesOf(prepared.edition)].map((address) =>
    releasedAs(decodeURIComponent(address), paths.has(address) ? 'page' : 'file'),
  );
  expect(Object.keys(found)).toEqual(expect.arrayContaining(expected));
});

test('a page is the same whether a process renders it first or later', {
  timeout: 300_000,
}, async () => {
  const { build } = await import('#publishing/build/build.ts');
  const { distOf } = await import('#publishing/build/next.ts');
  const drawing = start();
  const { code } = await build(prepared, drawing).finally(() => drawing.end());
  const { 'a page that is not there': _, ...pages } = kindsInTests;
  // Of these posts, React has the date before the metadata, but for the first page of a process.
  const long = [difficultPosts['Hindi text'], difficultPosts['twenty blocks of code']];
  for (const address of [...Object.values(pages), ...long]) {
    const workers = start();
    const render = async () => {
      const job = { dist: distOf(code), addresses: [address] };
      const [made] = await workers.make(path.join(folder, 'blobs'), job);
      return made?.entry.sha256;
    };
    const first = await render();
    expect(await render().finally(() => workers.end()), address).toBe(first);
  }
});

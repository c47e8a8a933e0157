import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type Installed, installation, runCommand, type Site, startSite } from '../command.ts';
import { releaseIn, siteIn } from '../release.ts';
import { post } from './content.ts';
import { damagedFiles, statusIn } from './released.ts';

let installed: Installed;
let site: Site | undefined;
test.beforeEach(() => {
  installed = installation({ 'posts/one.md': post('One', 'Text 0.') });
});
test.afterEach(async () => {
  await site?.stop();
  installed.remove();
});

test('the whole audit finds a damaged file and another count than before; the release is made from nothing', async () => {
  // Two builds, and two audits that wait until it is quiet.
  test.setTimeout(300_000);
  const { DATA_DIR } = installed.variables;
  const sound = await runCommand('audit', installed.variables);
  expect(sound.status, sound.output).toBe(0);
  expect(sound.output).toContain('each where it belongs and nowhere else');
  const first = releaseIn(DATA_DIR).folder;

  // As if what was found in a page had been kept, and the page were another one.
  const record = path.join(first, 'release.json');
  const { audit, ...rest } = JSON.parse(readFileSync(record, 'utf8'));
  const shown = { ...audit.shown, home: audit.shown.home + 1 };
  writeFileSync(record, JSON.stringify({ ...rest, audit: { ...audit, shown } }));
  const counted = await runCommand('audit', installed.variables);
  expect(counted.status, counted.output).toBe(1);
  expect(counted.output).toMatch(/home: the incremental audit found \d+ posts?, and the whole/);

  const place = blobOf(first, 'blog/one.html');
  writeFileSync(place, readFileSync(place, 'utf8').replace('Text 0.', 'Planted'));
  site = await startSite(installed.variables);
  const said = () => site?.output ?? '';
  await expect.poll(said, { timeout: 120_000 }).toContain('blog/one.html: ');
  expect(statusIn(DATA_DIR).message).toContain('does not hold what the manifest says');
  await expect.poll(() => releaseIn(DATA_DIR).folder, { timeout: 60_000 }).not.toBe(first);
  expect(damagedFiles(DATA_DIR)).toEqual([]);
  expect(await (await fetch(`${site.origin}/blog/one`)).text()).toContain('Text 0.');
  // The next audit finds nothing.
  await expect
    .poll(() => statusIn(DATA_DIR), { timeout: 120_000 })
    .toMatchObject({ state: 'live', message: null });

  function blobOf(release: string, file: string): string {
    const { files } = JSON.parse(readFileSync(path.join(release, 'manifest.json'), 'utf8'));
    const { sha256 } = files[file];
    return path.join(siteIn(DATA_DIR), 'blobs', sha256.slice(0, 2), sha256);
  }
});

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatFinding } from '#newsroom/findings.ts';
import { summarise } from '#newsroom/report.ts';
import { exportRelease, ReleaseError } from '#release/export.ts';
import { headerRules } from '#release/headers.ts';
import { caddyConfiguration } from '#release/hosts/caddy.ts';
import { cloudflareRemarks, headersFile, redirectsFile } from '#release/hosts/netlify.ts';
import { nginxConfiguration } from '#release/hosts/nginx.ts';
import { bundledIslands } from '#release/islands.ts';
import { isAsset } from '#release/kept-assets.ts';
import { readManifest } from '#release/manifest.ts';
import type { Serving } from '#release/serving.ts';
import {
  addRelease,
  currentRelease,
  keptFolder,
  listReleases,
  pruneReleases,
  type ReleaseStore,
  releaseFolder,
  switchTo,
} from '#release/store.ts';
import { environment } from '#site/environment.ts';
import { identity } from '#site/identity.ts';
import { siteOrigin } from '#site/origin.ts';
import { machineRoutes } from '#site/routes.ts';
import { fingerprint } from '#sources/fingerprint.ts';
import { publicPictures } from '#sources/public-pictures.ts';
import { auditSurfaces } from '#syndication/audit/audit.ts';
import { feedAddresses } from '#syndication/feeds/formats.ts';
import { build, type Prepared, pictureFolders } from './builds.ts';
import { distOf } from './next.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { MadePictures } from './pictures.ts';
import { searchedPosts } from './searched.ts';
import { sightingsIn } from './sightings.ts';

/** The releases of the content folder at work: each folder has its own. */
export function releases(): ReleaseStore {
  const { contentDir, dataDir } = environment();
  const name = `${path.basename(contentDir)}-${fingerprint(contentDir).slice(0, 8)}`;
  return { folder: path.join(dataDir, 'sites', name) };
}

/** Whether what was prepared is what readers get already. */
async function isReleased({ buildDir, record }: Prepared): Promise<boolean> {
  const store = releases();
  const name = await currentRelease(store);
  if (!name) return false;
  const origin = await readFile(originFile(releaseFolder(store, name)), 'utf8').catch(() => '');
  return origin === originOf(buildDir, record.content);
}

/**
 * Builds what was prepared, makes a release of it, and has readers get it. What stands in
 * the way is said, and readers keep the release before. A second build of the same waits.
 * @throws ContentErrors, ReleaseError
 */
export async function publish(prepared: Prepared): Promise<void> {
  await oneAtATime(prepared.buildDir, () => publishAlone(prepared));
}

/** The same, unless readers get it already: the one that was waited for may have made it. */
export async function publishIfNew(prepared: Prepared): Promise<void> {
  if (await isReleased(prepared)) return;
  await oneAtATime(prepared.buildDir, async () => {
    if (!(await isReleased(prepared))) await publishAlone(prepared);
  });
}

async function publishAlone(prepared: Prepared): Promise<void> {
  const pictures = await build(prepared);
  const store = releases();
  const { name, warnings } = await makeRelease(prepared, pictures.files, store);
  await switchTo(store, name);
  await pruneReleases(store);
  // The release holds all that readers need of it.
  await rm(prepared.buildDir, { recursive: true, force: true });
  for (const finding of pictures.findings) console.log(formatFinding(finding));
  for (const warning of warnings) console.log(warning);
  console.log(`Release ${name} is in ${path.join(releaseFolder(store, name), 'out')}`);
  console.log(summarise(prepared.edition));
}

/** @returns the release's name, and what authors' texts refer to in vain or a host leaves out */
async function makeRelease(
  { record, edition, buildDir }: Prepared,
  made: MadePictures['files'],
  store: ReleaseStore,
) {
  let warnings: string[] = [];
  const name = await addRelease(store, record.instant, async (folder) => {
    const extra = [...publicPictures(record, edition).values()].map(({ address, file }) => ({
      address: decodeURI(address),
      source: path.join(record.contentDir, file),
    }));
    const { manifest, warnings: doubts } = await exportRelease({
      folder,
      dist: distOf(buildDir),
      instant: record.instant,
      previous: await latest(store),
      extra: [...extra, ...(await bundledIslands(buildDir)), ...made],
      carried: await assetsOfKeptReleases(store),
      redirects: edition.redirects,
      searched: { language: identity.language, posts: searchedPosts(edition) },
    });
    const shown = await sightingsIn(path.join(folder, 'out'), siteOrigin());
    const { problems } = auditSurfaces(edition, shown);
    if (problems.length > 0) {
      throw new ReleaseError(['The release was not made:', ...problems].join('\n'));
    }
    const serving: Serving = {
      origin: siteOrigin(),
      redirects: edition.redirects,
      headers: headerRules(
        pictureFolders(record),
        feedAddresses(),
        edition.unlisted.map(({ slug }) => decodeURI(machineRoutes.markdown(slug))),
      ),
      files: Object.keys(manifest.files),
    };
    warnings = [...doubts, ...cloudflareRemarks(serving)];
    await writeServing(folder, store, serving);
    await writeFile(originFile(folder), originOf(buildDir, record.content));
  });
  return { name, warnings };
}

async function writeServing(
  folder: string,
  store: ReleaseStore,
  serving: Serving,
): Promise<void> {
  const root = path.join(store.folder, 'current/out');
  const files: Record<string, string> = {
    'serving.json': JSON.stringify(serving),
    'hosts/nginx.conf': nginxConfiguration(serving, root, keptFolder(store)),
    'hosts/Caddyfile': caddyConfiguration(serving, root, keptFolder(store)),
    'hosts/netlify/_headers': headersFile(serving, 'netlify'),
    'hosts/netlify/_redirects': redirectsFile(serving),
    'hosts/cloudflare/_headers': headersFile(serving, 'cloudflare'),
    'hosts/cloudflare/_redirects': redirectsFile(serving),
  };
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
}

/** The release whose unchanged files the next one shares. */
async function latest(store: ReleaseStore) {
  const name = (await listReleases(store))[0];
  if (!name) return null;
  const folder = releaseFolder(store, name);
  return { folder, manifest: await readManifest(folder) };
}

/**
 * Styles, scripts and fonts of the releases that are kept: a page that a reader has open, or
 * that a cache still holds, stays whole. Their names change with their content.
 */
async function assetsOfKeptReleases(store: ReleaseStore) {
  const assets = new Map<string, string>();
  for (const name of await listReleases(store)) {
    const folder = releaseFolder(store, name);
    const { files, carried } = await readManifest(folder);
    const earlier = new Set(carried);
    for (const file of Object.keys(files)) {
      if (isAsset(file) && !earlier.has(file)) {
        assets.set(`/${file}`, path.join(folder, 'out', file));
      }
    }
  }
  return [...assets].map(([address, source]) => ({ address, source }));
}

/** From which build of which content a release was made. */
const originFile = (folder: string) => path.join(folder, 'made-from');
const originOf = (buildDir: string, content: string) => `${path.basename(buildDir)} ${content}`;

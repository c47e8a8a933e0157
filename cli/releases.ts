import { mkdir, rm, writeFile } from 'node:fs/promises';
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
import { type Change, readReleaseRecord, writeReleaseRecord } from '#release/record.ts';
import type { Serving } from '#release/serving.ts';
import {
  addRelease,
  currentRelease,
  keptFolder,
  listReleases,
  type ReleaseStore,
  releaseFolder,
} from '#release/store.ts';
import { identity } from '#site/identity.ts';
import { siteOrigin } from '#site/origin.ts';
import { machineRoutes } from '#site/routes.ts';
import { publicPictures } from '#sources/public-pictures.ts';
import { siteFolder } from '#sources/site-folder.ts';
import { auditSurfaces } from '#syndication/audit/audit.ts';
import { feedAddresses } from '#syndication/feeds/formats.ts';
import { build, type Prepared, pictureFolders } from './builds.ts';
import { distOf } from './next.ts';
import type { MadePictures } from './pictures.ts';
import { searchedPosts } from './searched.ts';
import { sightingsIn } from './sightings.ts';

/** The releases of the content folder at work: each folder has its own. */
export const releases = (): ReleaseStore => ({ folder: siteFolder() });

/** What a release is made from: content that was read, and where it comes from. */
export type Source = {
  prepared: Prepared;
  /** The commit that has this very content; null where files were in no commit. */
  commit: string | null;
  /** What was changed since the release before. */
  changes: Change[];
};

/** A kept release of this very content, made by this very code; the current one before others. */
export async function releaseOf(prepared: Prepared): Promise<string | null> {
  const store = releases();
  const current = await currentRelease(store);
  for (const name of [...(current ? [current] : []), ...(await listReleases(store))]) {
    const record = await readReleaseRecord(releaseFolder(store, name));
    if (record?.madeFrom === madeFrom(prepared)) return name;
  }
  return null;
}

/**
 * Builds what was read and makes a release of it, which readers do not get yet.
 * @param onStep is told what is being done
 * @param whole is called when the release is complete, before it is one
 * @returns its name
 * @throws ContentErrors, ReleaseError
 */
export async function makeRelease(
  source: Source,
  onStep: (step: 'compiling' | 'pages' | 'release') => void,
  whole: () => Promise<void>,
): Promise<string> {
  const { prepared } = source;
  const pictures = await build(prepared, onStep);
  onStep('release');
  const store = releases();
  const { name, warnings } = await exportTo(store, source, pictures.files, whole);
  // The release holds all that readers need of it.
  await rm(prepared.buildDir, { recursive: true, force: true });
  for (const finding of pictures.findings) console.log(formatFinding(finding));
  for (const warning of warnings) console.log(warning);
  console.log(`Release ${name} is in ${path.join(releaseFolder(store, name), 'out')}`);
  console.log(summarise(prepared.edition));
  return name;
}

/** @returns the release's name, and what authors' texts refer to in vain or a host leaves out */
async function exportTo(
  store: ReleaseStore,
  { prepared, commit, changes }: Source,
  made: MadePictures['files'],
  whole: () => Promise<void>,
) {
  const { record, edition, buildDir } = prepared;
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
    await writeReleaseRecord(folder, {
      instant: record.instant,
      madeFrom: madeFrom(prepared),
      commit,
      changes,
      nextDue: edition.nextDue,
      scheduled: scheduledIn(prepared),
    });
    await whole();
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

/** Names a build of some content: the same code, settings and content have the same. */
const madeFrom = ({ buildDir, record }: Prepared) =>
  `${path.basename(buildDir)} ${record.content}`;

function scheduledIn({ record, edition }: Prepared) {
  const files = new Set(
    edition.ledger.flatMap(({ file, outcome }) => (outcome === 'scheduled' ? [file] : [])),
  );
  return record.archive.manuscripts
    .filter(({ file }) => files.has(file))
    .map(({ file, date }) => ({ file, date }));
}

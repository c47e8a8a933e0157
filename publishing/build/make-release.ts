import { readFile } from 'node:fs/promises';
import { publicFrom } from '#newsroom/publication.ts';
import { searchVolumes } from '#newsroom/search-volumes.ts';
import { siteOrigin } from '#site/origin.ts';
import { machineRoutes } from '#site/routes.ts';
import { publicPictures } from '#sources/pictures/public-pictures.ts';
import { readPublishedPicture } from '#sources/pictures/published-picture.ts';
import { feedAddresses } from '#syndication/feeds/formats.ts';
import { indexNowKeyFile } from '../announce/key-file.ts';
import { auditFacts } from '../audit/findings.ts';
import { cloudflareRemarks } from '../hosts/netlify.ts';
import { fileOf, readable } from '../release/addresses.ts';
import { headerRules } from '../release/headers.ts';
import { tryReadManifest, writeManifest } from '../release/manifest.ts';
import { type Change, readReleaseRecord, writeReleaseRecord } from '../release/record.ts';
import { type Serving, writeServing } from '../release/serving.ts';
import { releases } from '../release/site-releases.ts';
import {
  addRelease,
  blobsOf,
  currentRelease,
  listReleases,
  type ReleaseStore,
  releaseFolder,
} from '../release/store.ts';
import { type Built, build } from './build.ts';
import { type BuildInputs, inputsOf } from './build-inputs.ts';
import { unlessChanged } from './code-now.ts';
import { filesOfLatest } from './earlier-releases.ts';
import { type Extra, exportRelease, ReleaseError } from './export.ts';
import { bundledIslands } from './islands.ts';
import { keepSources } from './last-good.ts';
import { type MadeFile, type MadeFiles, madeFiles } from './made-files.ts';
import { distOf } from './next.ts';
import type { Prepared } from './prepared.ts';
import { isOfVolume, volumeFolder } from './search.ts';
import { searchedPosts } from './searched.ts';
import type { OnStep } from './step-log.ts';
import type { Warnings } from './summary.ts';
import type { Workers } from './workers.ts';

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
    const folder = releaseFolder(store, name);
    const record = await readReleaseRecord(folder);
    if (record?.madeFrom !== madeFrom(prepared)) continue;
    // One whose manifest cannot be read cannot be served either.
    if (tryReadManifest(folder) !== null) return name;
  }
  return null;
}

/**
 * Builds what was read and makes a release of it, which readers do not get yet: the release
 * before, and what differs.
 * @param workers the processes among which the work is shared
 * @param onStep is told what is being done
 * @param whole is called when the release is complete, before it is one
 * @returns its name, and what was noticed that is no part of the edition's findings
 * @throws ReleaseError, UserError
 */
export async function makeRelease(
  source: Source,
  workers: Workers,
  onStep: OnStep,
  whole: () => Promise<void>,
  store = releases(),
): Promise<{ name: string; warnings: Warnings }> {
  const { prepared } = source;
  const built = await build(prepared, workers, onStep);
  const { name, warnings } = await exportTo(store, source, built, workers, onStep, whole);
  const findings = [...built.sharing.findings, ...built.pictures.findings];
  return { name, warnings: { findings, others: warnings } };
}

/** @returns the release's name, and what authors' texts refer to in vain or a host leaves out */
async function exportTo(
  store: ReleaseStore,
  { prepared, commit, changes }: Source,
  built: Built,
  workers: Workers,
  onStep: OnStep,
  whole: () => Promise<void>,
) {
  const { record, edition, buildDir } = prepared;
  const dist = distOf(built.code);
  let warnings: string[] = [];
  const name = await addRelease(store, record.instant, async (folder) => {
    const inputs = inputsOf(prepared, built);
    const blobs = blobsOf(store);
    const before = await filesOfLatest(store);
    const made = madeFiles(buildDir, inputs.code, blobs, before);
    const volumes = searchVolumes(edition).map(({ until, posts }) => {
      const volume = volumeFolder(until);
      const key = `${volume}\0${inputs.volumes.get(volume)}`;
      return { volume, posts, key, known: made.get(key) };
    });
    const changed = volumes.flatMap(({ known, posts, ...one }) =>
      known ? [] : { ...one, posts: searchedPosts(posts) },
    );
    workers.expect(changed);
    const pictures: Extra[] = [...publicPictures(record, edition).values()].map((picture) => ({
      address: decodeURIComponent(picture.address),
      read: () => readPicture(picture.within ?? record.contentDir, picture.file),
      version: inputs.media.get(picture.address) ?? '',
    }));
    // Named by their content.
    const own = (files: { address: string; source: string }[]): Extra[] =>
      files.map(({ address, source }) => ({ address, read: () => readFile(source) }));
    const {
      manifest,
      facts,
      warnings: doubts,
    } = await exportRelease({
      blobs,
      dist,
      instant: record.instant,
      made,
      pages: () => makePages(inputs, made, { dist, blobs: blobs.folder, workers, onStep }),
      extra: [
        ...pictures,
        ...own(await bundledIslands(built.code)),
        ...own(built.sharing.files),
        ...own(built.pictures.files),
        ...indexNowKeyFile().map(({ address, content }) => ({
          address,
          read: async () => content,
          version: `${content}`,
        })),
      ],
      async index(writer) {
        const jobs = changed.map(({ volume, posts }) => ({
          volume,
          posts,
          pages: posts.map(({ path }) => {
            const file = fileOf(readable(path));
            return [file, writer.entryOf(file)?.sha256 ?? ''] as const;
          }),
        }));
        const indexed = await workers.index(blobs.folder, jobs);
        for (const { volume, key } of changed) {
          made.set(
            key,
            indexed.filter(({ file }) => isOfVolume(file, volume)),
          );
        }
        return [...volumes.flatMap(({ known }) => known ?? []), ...indexed];
      },
      origin: siteOrigin(),
      redirects: edition.redirects,
    });
    const has = (file: string) => file in manifest.files;
    const { surfaces, findings } = auditFacts(facts, has, edition, siteOrigin(), doubts);
    const { problems } = surfaces;
    if (problems.length > 0) {
      throw new ReleaseError(['The release was not made:', ...problems].join('\n'));
    }
    const serving: Serving = {
      origin: siteOrigin(),
      // A picture may have the address that an alias names: what is there is served.
      redirects: edition.redirects.filter(
        ({ from }) => !has(decodeURIComponent(from).slice(1)),
      ),
      gone: edition.gone,
      headers: headerRules(
        pictures.map(({ address }) => address),
        feedAddresses(),
        edition.unlisted.map(({ slug }) => machineRoutes.markdown(slug)),
      ),
      files: Object.keys(manifest.files),
    };
    warnings = [...doubts, ...cloudflareRemarks(serving)];
    await writeManifest(folder, manifest);
    await writeServing(folder, serving);
    await made.save();
    await keepSources(store, folder, prepared);
    await writeReleaseRecord(folder, {
      instant: record.instant,
      madeFrom: madeFrom(prepared),
      commit,
      changes,
      nextDue: edition.nextDue,
      scheduled: scheduledIn(prepared),
      expiring: expiringIn(prepared),
      audit: findings,
    });
    unlessChanged(prepared.code);
    await whole();
  });
  return { name, warnings };
}

/** Makes the pages whose inputs are not those of a page that was made before. @returns all pages */
async function makePages(
  { pages }: BuildInputs,
  made: MadeFiles,
  {
    dist,
    blobs,
    workers,
    onStep,
  }: { dist: string; blobs: string; workers: Workers; onStep: OnStep },
): Promise<MadeFile[]> {
  const keyOf = (address: string) => `${address}\0${pages.get(address)}`;
  const known = new Map(
    [...pages.keys()].map((address) => [address, made.get(keyOf(address))]),
  );
  const addresses = [...pages.keys()].filter((address) => !known.get(address));
  const of = addresses.length;
  const label = `Making ${of} of ${pages.size} pages and files`;
  onStep('pages', { done: 0, of, label });
  const fresh = await workers.make(blobs, { dist, addresses }, (done) =>
    onStep('pages', { done, of, label }),
  );
  onStep('release');
  for (const { address, ...page } of fresh) made.set(keyOf(address), [page]);
  return [...[...known.values()].flatMap((files) => files ?? []), ...fresh];
}

/** Names a build of some content: the same code, settings and content have the same. */
export const madeFrom = ({ madeBy, record }: Prepared) => `${madeBy} ${record.content}`;

function scheduledIn({ record, edition }: Prepared) {
  const files = new Set(
    edition.ledger.flatMap(({ file, outcome }) => (outcome === 'scheduled' ? [file] : [])),
  );
  return record.archive.manuscripts
    .filter(({ file }) => files.has(file))
    .map((post) => ({ file: post.file, date: publicFrom(post) }));
}

function expiringIn({ edition }: Prepared) {
  return [...edition.posts, ...edition.unlisted].flatMap(({ file, expiryDate }) =>
    expiryDate === null ? [] : [{ file, date: expiryDate }],
  );
}

async function readPicture(contentDir: string, file: string): Promise<Buffer> {
  const bytes = await readPublishedPicture(contentDir, file);
  if (bytes) return bytes;
  throw new Error(`The picture ${file} was removed while the release was made. Build again.`);
}

import { readFile } from 'node:fs/promises';
import { changedPages } from '#newsroom/page-inputs.ts';
import { publicFrom } from '#newsroom/publication.ts';
import { searchVolumes } from '#newsroom/search-volumes.ts';
import { siteOrigin } from '#site/origin.ts';
import { machineRoutes } from '#site/routes.ts';
import { publicPictures } from '#sources/pictures/public-pictures.ts';
import { readPublishedPicture } from '#sources/pictures/published-picture.ts';
import { feedAddresses } from '#syndication/feeds/formats.ts';
import { indexNowKeyFile } from '../announce/key-file.ts';
import { auditSurfaces } from '../audit/audit.ts';
import { type FactsByFile, writeFacts } from '../audit/facts.ts';
import { sightingsOf } from '../audit/sightings.ts';
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
import { unlessChanged } from './code-now.ts';
import { latestRelease } from './earlier-releases.ts';
import { exportRelease, ReleaseError } from './export.ts';
import { bundledIslands } from './islands.ts';
import { keepSources } from './last-good.ts';
import { distOf } from './next.ts';
import type { Prepared } from './prepared.ts';
import { recipeOf, writeRecipe } from './recipe.ts';
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
    if ((await tryReadManifest(folder)) !== null) return name;
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
  const { record, edition } = prepared;
  const dist = distOf(built.code);
  let warnings: string[] = [];
  const name = await addRelease(store, record.instant, async (folder) => {
    const previous = await latestRelease(store);
    const recipe = recipeOf(prepared, built);
    // Where the code is another one, everything is.
    const before = previous?.recipe?.code === recipe.code ? previous.recipe : null;
    const pages = changedPages(before?.pages ?? null, recipe.pages);
    const of = pages.changed.length;
    const label = `Making ${of} of ${recipe.pages.size} pages and files`;
    onStep('pages', { done: 0, of, label });
    const blobs = blobsOf(store);
    const facts: FactsByFile = new Map();
    const take = (file: string) => {
      const known = previous?.facts.get(file);
      if (known) facts.set(file, known);
    };
    for (const address of pages.unchanged) {
      recipe.files.set(address, before?.files.get(address) ?? '');
      take(recipe.files.get(address) ?? '');
    }
    const volumes = searchVolumes(edition).map(({ until, posts }) => ({
      volume: volumeFolder(until),
      posts,
    }));
    const isKept = ({ volume }: { volume: string }) =>
      previous !== null && before?.volumes.get(volume) === recipe.volumes.get(volume);
    const changed = volumes
      .filter((one) => !isKept(one))
      .map(({ volume, posts }) => ({ volume, posts: searchedPosts(posts) }));
    workers.expect(changed);
    const extra = [...publicPictures(record, edition).values()].map((picture) => ({
      address: decodeURIComponent(picture.address),
      read: () => readPicture(picture.within ?? record.contentDir, picture.file),
      isKnown: before?.media.get(picture.address) === picture.version,
    }));
    const own = (files: { address: string; source: string }[]) =>
      // Named by their content.
      files.map(({ address, source }) => ({
        address,
        read: () => readFile(source),
        isKnown: true,
      }));
    const { manifest, warnings: doubts } = await exportRelease({
      blobs,
      dist,
      instant: record.instant,
      previous: previous?.manifest ?? null,
      kept: [...recipe.files.values()],
      async make() {
        const made = await workers.make(
          blobs.folder,
          { dist, addresses: pages.changed },
          (done) => onStep('pages', { done, of, label }),
        );
        onStep('release');
        for (const { address, file, facts: found } of made) {
          recipe.files.set(address, file);
          if (found) facts.set(file, found);
        }
        return made;
      },
      extra: [
        ...extra,
        ...own(await bundledIslands(built.code)),
        ...own(built.sharing.files),
        ...own(built.pictures.files),
        ...indexNowKeyFile().map(({ address, content }) => ({
          address,
          read: async () => content,
          isKnown: false,
        })),
      ],
      async index(writer) {
        const files = Object.keys(previous?.manifest.files ?? {});
        for (const { volume } of volumes.filter(isKept)) {
          for (const file of files.filter((file) => isOfVolume(file, volume))) {
            writer.takeOver(file);
            take(file);
          }
        }
        const jobs = changed.map((volume) => ({
          ...volume,
          pages: volume.posts.map(({ path }) => {
            const file = fileOf(readable(path));
            return [file, writer.entryOf(file)?.sha256 ?? ''] as const;
          }),
        }));
        for (const { file, entry, facts: found } of await workers.index(blobs.folder, jobs)) {
          writer.record(file, entry);
          if (found) facts.set(file, found);
        }
      },
      origin: siteOrigin(),
      redirects: edition.redirects,
      auditOf: (file) => facts.get(file)?.audit ?? null,
    });
    const has = (file: string) => file in manifest.files;
    const shown = [...facts].flatMap(([file, { shown }]) =>
      shown ? [[file, shown] as const] : [],
    );
    const { problems } = auditSurfaces(edition, sightingsOf(shown, has, siteOrigin()));
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
        extra.map(({ address }) => address),
        feedAddresses(),
        edition.unlisted.map(({ slug }) => machineRoutes.markdown(slug)),
      ),
      files: Object.keys(manifest.files),
    };
    warnings = [...doubts, ...cloudflareRemarks(serving)];
    await writeManifest(folder, manifest);
    await writeServing(folder, serving);
    await writeFacts(folder, facts);
    await writeRecipe(folder, recipe);
    await keepSources(store, folder, prepared);
    await writeReleaseRecord(folder, {
      instant: record.instant,
      madeFrom: madeFrom(prepared),
      commit,
      changes,
      nextDue: edition.nextDue,
      scheduled: scheduledIn(prepared),
      expiring: expiringIn(prepared),
    });
    unlessChanged(prepared.code);
    await whole();
  });
  return { name, warnings };
}

/** Names a build of some content: the same code, settings and content have the same. */
const madeFrom = ({ madeBy, record }: Prepared) => `${madeBy} ${record.content}`;

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

import path from 'node:path';
import { type Edition, makeEdition } from '#newsroom/edition.ts';
import { formatFinding } from '#newsroom/findings.ts';
import { summarise } from '#newsroom/report.ts';
import { bundleDesk } from '#release/desk.ts';
import { cutFonts } from '#release/fonts/cut.ts';
import { bundleIslands, shareIslands } from '#release/islands.ts';
import { environment } from '#site/environment.ts';
import { ownHosts } from '#site/origin.ts';
import type { ArchiveReading } from '#sources/archive.ts';
import { type BuildRecord, writeBuildRecord } from '#sources/build-record.ts';
import { folderTree } from '#sources/content-tree.ts';
import { readersDocuments } from '#sources/contentlayer.ts';
import { writersDocuments } from '#sources/documents.ts';
import { fingerprint } from '#sources/fingerprint.ts';
import type { SourceNames } from '#sources/kept-sources.ts';
import {
  type BrokenFile,
  type LastGood,
  NOTHING_BEFORE,
  readTolerantly,
} from '#sources/last-good.ts';
import { measuredKey } from '#sources/read-pictures.ts';
import { recall, remember } from '#sources/reading-memory.ts';
import { codeNow } from './code-now.ts';
import { compiledCode } from './compiled.ts';
import { lastGoodOfRelease } from './last-good.ts';
import { project, writeSettings } from './next.ts';
import { type Encoded, encodePictures, type MadePictures } from './pictures.ts';
import { ContentErrors } from './run.ts';
import { drawSharing } from './sharing.ts';
import type { OnStep } from './step-log.ts';
import type { Workers } from './workers.ts';

/** For whom content is read: `readers` get what Contentlayer compiled, `writers` get it at once. */
export type Audience = 'readers' | 'writers';

/** Content that was read and judged, and the folder that its build belongs into. */
export type Prepared = {
  record: BuildRecord;
  edition: Edition;
  buildDir: string;
  /** Fingerprint of the code that all of it is made by, taken once, before anything was read. */
  code: string;
  /** Names what it was read by: the same content, by the same code, at the same state of its posts. */
  madeBy: string;
  /** Files with errors, and what readers see in their place. */
  broken: BrokenFile[];
  /** Names of the bytes that were read of each file without an error. */
  sources: SourceNames;
};

/** What pages are made from lies here while they are: one folder for each content and data folder. */
export function buildFolder(audience: Audience): string {
  const { contentDir, dataDir } = environment();
  return path.join(project, '.masthead/builds', fingerprint(audience, contentDir, dataDir));
}

/**
 * Reads the content folder as it is at this moment. A file with an error stops no other; what
 * readers have of it is read instead.
 * @param lastGood gives the version of a file that readers have
 * @throws ContentFolderError, EnvironmentError
 */
export async function prepare(
  audience: Audience,
  now = new Date(),
  lastGood = audience === 'readers' ? lastGoodOfRelease() : NOTHING_BEFORE,
): Promise<Prepared> {
  const { contentDir, siteUrl } = environment();
  const code = codeNow();
  const instant = now.toISOString();
  const { reading, broken, sources } = await readContentFolder(
    { audience, contentDir, instant },
    lastGood,
  );
  const edition = makeEdition(reading.archive, instant, ownHosts());
  const { store: _, ...content } = reading;
  return {
    edition,
    buildDir: buildFolder(audience),
    code,
    broken,
    sources,
    // What was made before the date of a scheduled post must not be served after it.
    madeBy: fingerprint(code, siteUrl ?? '', edition.nextDue ?? ''),
    record: {
      ...reading,
      contentDir,
      instant,
      content: fingerprint(JSON.stringify(content)),
    },
  };
}

async function readContentFolder(
  {
    audience,
    contentDir,
    instant,
  }: { audience: Audience; contentDir: string; instant: string },
  lastGood: LastGood,
) {
  const tree = folderTree(contentDir);
  // An editor waits for one page, and the process that makes it goes on.
  if (audience === 'writers') {
    return readTolerantly(tree, writersDocuments(project), lastGood, instant);
  }
  const documents = readersDocuments(project);
  await recall(documents, contentDir);
  const recalled = documents.known.size + documents.measured.size;
  const tolerant = await readTolerantly(tree, documents, lastGood, instant);
  const { reading } = tolerant;
  const { manuscripts, failed } = reading.archive;
  const read = new Set([...manuscripts.map(({ file }) => file), ...failed]);
  if (documents.known.size + documents.measured.size !== recalled) {
    await remember(documents, contentDir, read, measuredOf(reading));
  }
  return tolerant;
}

/** Pictures as the memory of them names them. */
const measuredOf = ({ pictures }: ArchiveReading) =>
  new Set(Object.values(pictures).map(measuredKey));

export function hasErrors({ findings }: Edition): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/**
 * Whether no post can be read at all: the folder of posts is wrong as a whole, as where it has become
 * a link. To take that for posts that were deleted would take them all from readers.
 */
export function isWhollyBroken({ broken, record }: Prepared): boolean {
  return broken.some(({ file }) => file === record.layout.posts);
}

/** @throws ContentErrors with every error of the content */
export function refuseErrors({ edition }: Prepared): void {
  if (!hasErrors(edition)) return;
  const errors = edition.findings.filter(({ severity }) => severity === 'error');
  throw new ContentErrors(
    [...errors.map(formatFinding), summarise(edition), 'Nothing was built.'].join('\n'),
  );
}

/** What a release is put together from, beside the pages that are still to be made. */
export type Built = {
  /** Folder of the compiled code. */
  code: string;
  sharing: MadePictures;
  pictures: MadePictures<Encoded>;
};

/**
 * Makes ready what pages are made from, and the pictures to which they refer.
 * @param workers the processes that draw
 * @param onStep is told what is being done
 * @throws where Next fails
 */
export async function build(
  prepared: Prepared,
  workers: Pick<Workers, 'draw'>,
  onStep: OnStep = () => undefined,
): Promise<Built> {
  const { buildDir, record } = prepared;
  onStep('compiling');
  const code = await compiledCode(prepared.code);
  onStep('pictures');
  await writeBuildRecord(buildDir, record);
  await shareIslands(code, buildDir);
  const sharing = await drawSharing(prepared, workers, (progress) =>
    onStep('pictures', progress),
  );
  const pictures = await encodePictures(prepared);
  return { code, sharing, pictures };
}

/** Writes what pages and `next.config.ts` read of a build. */
export async function writeForNext({ buildDir, record, edition }: Prepared): Promise<void> {
  await writeBuildRecord(buildDir, record);
  await bundleIslands(project, buildDir);
  await cutFonts(project);
  await bundleDesk(project, buildDir);
  const { redirects } = edition;
  await writeSettings(buildDir, { redirects, pictureFolders: pictureFolders(record) });
}

/** First parts of the addresses under which posts name their pictures: `media`, `img`. */
export function pictureFolders({ pictures }: BuildRecord): string[] {
  return [...new Set(Object.keys(pictures).map((address) => address.split('/')[1] ?? ''))];
}

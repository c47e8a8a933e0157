import path from 'node:path';
import { makeEdition } from '#newsroom/compose-edition.ts';
import type { Edition } from '#newsroom/edition.ts';
import { formatFinding } from '#newsroom/findings.ts';
import { summarise } from '#newsroom/report.ts';
import { environment } from '#site/environment.ts';
import { ownHosts } from '#site/origin.ts';
import { contentOf } from '#sources/build-record.ts';
import { readersDocuments } from '#sources/contentlayer.ts';
import { writersDocuments } from '#sources/documents.ts';
import { type LastGood, NOTHING_BEFORE, readTolerantly } from '#sources/last-good.ts';
import { type ContentTree, folderTree } from '#sources/reading/content-tree.ts';
import { rememberedDocuments } from '#sources/remembered-documents.ts';
import { fingerprint } from '#system/fingerprint.ts';
import { codeNow } from './code-now.ts';
import { ContentErrors } from './content-errors.ts';
import { lastGoodOfRelease } from './last-good.ts';
import { project } from './next.ts';
import type { Prepared } from './prepared.ts';

/** For whom content is read: `readers` get what Contentlayer compiled, `writers` get it at once. */
export type Audience = 'readers' | 'writers';

/** What pages are made from lies here while they are: one folder for each content and data folder. */
export function buildFolder(audience: Audience): string {
  const { contentDir, dataDir } = environment();
  return path.join(project, '.masthead/builds', fingerprint(audience, contentDir, dataDir));
}

/**
 * Reads the content folder as it is at this moment. A file with an error stops no other; what
 * readers have of it is read instead.
 * @param lastGood gives the version of a file that readers have
 * @param tree the content folder
 * @throws ContentFolderError, EnvironmentError
 */
export async function prepare(
  audience: Audience,
  now = new Date(),
  lastGood = audience === 'readers' ? lastGoodOfRelease() : NOTHING_BEFORE,
  tree = folderTree(environment().contentDir),
): Promise<Prepared> {
  const { contentDir, siteUrl, indexNow, webSubHub } = environment();
  const settings = [siteUrl, indexNow?.key, webSubHub].map((value) => value ?? '');
  const code = codeNow();
  const instant = now.toISOString();
  const { reading, broken, sources } = await readContentFolder(
    { audience, contentDir, instant, tree },
    lastGood,
  );
  const edition = makeEdition(reading.archive, instant, ownHosts());
  return {
    edition,
    buildDir: buildFolder(audience),
    code,
    broken,
    sources,
    // What was made before the date of a scheduled post must not be served after it.
    madeBy: fingerprint(code, ...settings, edition.nextDue ?? ''),
    record: {
      ...reading,
      contentDir,
      instant,
      content: contentOf(reading),
    },
  };
}

async function readContentFolder(
  {
    audience,
    contentDir,
    instant,
    tree,
  }: { audience: Audience; contentDir: string; instant: string; tree: ContentTree },
  lastGood: LastGood,
) {
  // An editor waits for one page, and the process that makes it goes on.
  if (audience === 'writers') {
    return readTolerantly(tree, writersDocuments(project), lastGood, instant);
  }
  const documents = readersDocuments(project);
  const memos = await rememberedDocuments(documents, contentDir);
  const tolerant = await readTolerantly(tree, { ...documents, ...memos }, lastGood, instant);
  await memos.save();
  return tolerant;
}

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

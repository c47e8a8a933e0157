import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { makeRelease } from '#publishing/build/make-release.ts';
import { project } from '#publishing/build/next.ts';
import { type Audience, buildFolder, prepare } from '#publishing/build/prepare.ts';
import { Workers } from '#publishing/build/workers.ts';
import { readReleaseRecord } from '#publishing/release/record.ts';
import { ReleaseFiles } from '#publishing/release/release-files.ts';
import { releaseFolder } from '#publishing/release/store.ts';
import { environment } from '#site/environment.ts';
import { keepContentlayer } from '#sources/contentlayer.ts';

/*
 * Makes releases of the content folder as it is, one after the other: with all that it remembers
 * of the one before, or, `fromNothing`, with nothing but compiled code, and pictures that this
 * process has encoded and drawn itself.
 */

/** What is asked for: a release at an instant. */
export type Order = { now: number };

/** Digests of all public files, compressed forms included, by their paths; and what the audit found. */
export type Made = { release: Record<string, string> } | { failure: string };

const [audience, ...words] = process.argv.slice(2) as [Audience, ...string[]];
const { dataDir } = environment();
const store = { folder: path.join(dataDir, 'releases') };
const isFromNothing = words.includes('fromNothing');

/** Processes are as after a start after so many releases. */
const STARTED_ANEW = 5;
let workers = new Workers(buildFolder(audience));
let made = 0;

/** As in the builder that stays; what is made from nothing is compiled by processes of their own. */
const ready = isFromNothing || audience === 'writers' ? undefined : keepContentlayer(project);

process.on('message', async ({ now }: Order) => {
  try {
    await ready;
    const release = await make(now);
    made += 1;
    if (!isFromNothing && made % STARTED_ANEW === 0) {
      workers.end();
      workers = new Workers(buildFolder(audience));
    }
    process.send?.({ release } satisfies Made);
  } catch (error) {
    process.send?.({ failure: (error as Error).stack ?? String(error) } satisfies Made);
  }
});
process.once('disconnect', () => workers.end());

async function make(now: number): Promise<Record<string, string>> {
  if (isFromNothing) {
    for (const folder of [store.folder, buildFolder(audience)]) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const prepared = await prepare(audience, new Date(now));
  const { name } = await makeRelease(
    { prepared, commit: null, changes: [] },
    workers,
    () => undefined,
    async () => undefined,
    store,
  );
  return digestsOf(name);
}

async function digestsOf(name: string): Promise<Record<string, string>> {
  const release = await ReleaseFiles.open(store, name);
  const files = release.paths.flatMap((file) =>
    release.formsOf(file).map(({ ending, place }) => [file + ending, place] as const),
  );
  const folder = releaseFolder(store, name);
  const serving = ['serving.json', path.join(folder, 'serving.json')];
  const digests = [...files, serving]
    .map(([file = '', place = '']) => [file, digestOf(place)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  // The audit of what is made from nothing looks into every file.
  const record = await readReleaseRecord(folder);
  return Object.fromEntries([...digests, ['the audit', JSON.stringify(record?.audit)]]);
}

const digestOf = (file: string) =>
  createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 20);

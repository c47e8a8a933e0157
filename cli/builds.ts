import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Edition, makeEdition } from '#newsroom/edition.ts';
import { formatFinding } from '#newsroom/findings.ts';
import { summarise } from '#newsroom/report.ts';
import { bundleIslands } from '#release/islands.ts';
import { environment, variablesFor } from '#site/environment.ts';
import { ownHosts } from '#site/origin.ts';
import { readArchive } from '#sources/archive.ts';
import { type BuildRecord, writeBuildRecord } from '#sources/build-record.ts';
import { folderTree } from '#sources/content-tree.ts';
import { readersDocuments } from '#sources/contentlayer.ts';
import { writersDocuments } from '#sources/documents.ts';
import { fingerprint, fingerprintOfCode, SITE_CODE } from '#sources/fingerprint.ts';
import { ContentErrors } from './run.ts';
import { type Drawn, drawSharing } from './sharing.ts';

/** Root of this project, wherever a command was started. */
export const project = fileURLToPath(new URL('..', import.meta.url));

/** For whom content is read: `readers` get what Contentlayer compiled, `writers` get it at once. */
export type Audience = 'readers' | 'writers';

/** Content that was read and judged, and the folder that its build belongs into. */
export type Prepared = { record: BuildRecord; edition: Edition; buildDir: string };

/**
 * Reads the content folder as it is at this moment.
 * @throws ContentFolderError, EnvironmentError
 */
export async function prepare(audience: Audience, now = new Date()): Promise<Prepared> {
  const { contentDir, siteUrl } = environment();
  const instant = now.toISOString();
  const documents = audience === 'readers' ? readersDocuments : writersDocuments;
  const reading = await readArchive(folderTree(contentDir), documents(project));
  const edition = makeEdition(reading.archive, instant, ownHosts());
  // One folder for each content folder, code, and date on which the next scheduled post is
  // due: what was built before such a date must not be served after it.
  const key = fingerprint(
    audience,
    contentDir,
    fingerprintOfCode(project, SITE_CODE),
    siteUrl ?? '',
    edition.nextDue ?? '',
  );
  const { store: _, ...content } = reading;
  return {
    edition,
    buildDir: path.join(project, '.masthead/builds', key),
    record: {
      ...reading,
      contentDir,
      instant,
      content: fingerprint(JSON.stringify(content)),
    },
  };
}

export function hasErrors({ findings }: Edition): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/**
 * Builds what was prepared. @returns the pictures for sharing that pages refer to. @throws ContentErrors with every error of the content, and
 * where Next fails.
 */
export async function build({ buildDir, record, edition }: Prepared): Promise<Drawn> {
  if (hasErrors(edition)) {
    const errors = edition.findings.filter(({ severity }) => severity === 'error');
    throw new ContentErrors(
      [...errors.map(formatFinding), summarise(edition), 'Nothing was built.'].join('\n'),
    );
  }
  await rm(buildDir, { recursive: true, force: true });
  await writeForNext({ buildDir, record, edition });
  const sharing = await drawSharing(buildDir, record, edition);
  await next(buildDir, ['build']);
  return sharing;
}

/** Writes what pages and `next.config.ts` read of a build. */
export async function writeForNext({ buildDir, record, edition }: Prepared): Promise<void> {
  await writeBuildRecord(buildDir, record);
  await bundleIslands(project, buildDir);
  // Next writes the folder of each build into the configuration that it is given.
  const tsconfig = path.join(buildDir, 'tsconfig.json');
  await writeFile(
    tsconfig,
    JSON.stringify({ extends: path.relative(buildDir, path.join(project, 'tsconfig.json')) }),
  );
  const settings = {
    distDir: path.relative(project, distOf(buildDir)),
    tsconfig: path.relative(project, tsconfig),
    redirects: edition.redirects,
    pictureFolders: pictureFolders(record),
  };
  await writeFile(path.join(buildDir, 'next.json'), JSON.stringify(settings));
}

/** Next's own build folder. */
export const distOf = (buildDir: string): string => path.join(buildDir, 'next');

/** First parts of the addresses under which posts name their pictures: `media`, `img`. */
export function pictureFolders({ pictures }: BuildRecord): string[] {
  return [...new Set(Object.keys(pictures).map((address) => address.split('/')[1] ?? ''))];
}

/** Runs a command of Next for one build, and waits until it ends. */
export async function next(buildDir: string, words: string[]): Promise<void> {
  const child = spawn(process.execPath, [nextCommand, ...words], {
    cwd: project,
    env: variablesFor({ MASTHEAD_BUILD: buildDir, NEXT_TELEMETRY_DISABLED: '1' }),
    stdio: 'inherit',
  });
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      interrupted = true;
      child.kill(signal);
    });
  }
  const [code, signal] = await once(child, 'exit');
  // Who stopped us wants silence, and no step after this one: a build is not complete.
  if (interrupted) process.exit(code ?? 1);
  if (code !== 0) throw new Error(`next ${words[0]} ended with ${code ?? signal}.`);
}

const nextCommand = createRequire(import.meta.url).resolve('next/dist/bin/next');

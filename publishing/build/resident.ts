import { existsSync } from 'node:fs';
import path from 'node:path';
import { warmUpAddresses } from '#newsroom/pages.ts';
import { isContentlayerUsedUp, keepContentlayer } from '#sources/contentlayer.ts';
import { compiledFolder } from './compiled.ts';
import { distOf, project } from './next.ts';
import { buildFolder, prepare } from './prepare.ts';
import { Workers } from './workers.ts';

/** What a builder may hold in memory while it waits, in bytes; one that holds more is replaced. */
const MEMORY = 700_000_000;

/** Starts what pages are made by: it loads its code while the content is read. */
export const startWorkers = (): Workers => new Workers(buildFolder('readers'));

/** Whether this process should be replaced by a new one. */
export const isUsedUp = (): boolean =>
  isContentlayerUsedUp() || process.memoryUsage.rss() > MEMORY;

/**
 * Makes a builder ready for its first build: loads Contentlayer, reads the content, and has a page
 * of each kind made. The first page of a kind takes forty times as long as the next one, because
 * its code is loaded then.
 */
export async function warmUp(workers: Workers): Promise<void> {
  await keepContentlayer(project);
  const { edition, buildDir, code } = await prepare('readers');
  const compiled = compiledFolder(code);
  if (compiled === null || !existsSync(path.join(buildDir, 'build.json'))) return;
  await workers.warmUp({ dist: distOf(compiled), addresses: warmUpAddresses(edition) });
}

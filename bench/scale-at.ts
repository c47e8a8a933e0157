import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startSite } from '#e2e/command.ts';
import { addressesOf, releaseIn } from '#e2e/release.ts';
import { dismiss } from '#publishing/publisher/build-process.ts';
import { releases } from '#publishing/release/site-releases.ts';
import { environment } from '#site/environment.ts';
import { changesOf } from './changes.ts';
import { makeArchive } from './make-archive.ts';
import { memoryOf } from './memory.ts';
import { diskOf, type Publication, publish, untilShown } from './publication.ts';
import { CACHES } from './sites.ts';

/**
 * Measures one size for bench/scale.ts, which sets the folders of content and data for this
 * process, and is sent each measurement.
 */
export type Measurement = Publication & {
  posts: number;
  change: string;
  /** From the saved change to the page that shows it; of the first release, until it is made. */
  served: number;
  /** Releases and caches, in MB. */
  disk: number;
  /** The server, after it was asked for every address; in MB. */
  server?: number;
};

const READY_MS = 4_000;

const { contentDir, dataDir } = environment();
const posts = Number(process.argv[2]);
const tell = async (change: string, publication: Publication, more: Partial<Measurement>) => {
  const kept = [...CACHES.filter((folder) => existsSync(folder)), dataDir];
  const disk = await diskOf(kept);
  const served = publication.ended;
  const sent: Measurement = { posts, change, served, disk, ...publication, ...more };
  process.send?.(sent);
};

for (const cache of CACHES) rmSync(cache, { recursive: true, force: true });
const archive = await makeArchive(contentDir, posts);
const first = await publish(undefined);
const site = await startSite({});
try {
  await untilIdle();
  await tell('cold build', first, { server: await askForEverything() });
  for (const { name, save, page, isShown } of changesOf(contentDir, archive)) {
    // Nobody saves just as the release before is done: what a server keeps ready is ready.
    await pause(READY_MS);
    save();
    const published = publish(site.pid);
    const [publication, served] = await Promise.all([
      published,
      untilShown(`${site.origin}${page}`, isShown, published),
    ]);
    await tell(name, publication, { served });
  }
} finally {
  await site.stop();
  dismiss();
}
process.disconnect?.();

/** A server looks whether there is anything to publish when it starts. */
async function untilIdle(): Promise<void> {
  const status = path.join(releases().folder, 'publishing.json');
  while (!existsSync(status) || JSON.parse(readFileSync(status, 'utf8')).state !== 'live') {
    await pause(100);
  }
}

/** @returns what the server holds then, in MB */
async function askForEverything(): Promise<number> {
  for (const address of addressesOf(releaseIn(dataDir))) {
    await (await fetch(`${site.origin}${address}`)).arrayBuffer();
  }
  return memoryOf(site.pid) ?? Number.NaN;
}

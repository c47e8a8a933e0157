import path from 'node:path';
import type { Finding } from '#newsroom/findings.ts';
import { releasedAs } from '#release/addresses.ts';
import { type FileEntry, readManifest } from '#release/manifest.ts';
import { openPages, type Pages } from '#release/next-pages.ts';
import { indexForSearch, type Searched } from '#release/search.ts';
import { stripFramework } from '#release/strip.ts';
import { together } from '#release/together.ts';
import { type Previous, ReleaseWriter } from '#release/writer.ts';
import { environment } from '#site/environment.ts';
import { identity } from '#site/identity.ts';
import { siteOrigin } from '#site/origin.ts';
import type { Wanted } from '#syndication/cards/draw.ts';
import { type Facts, factsOf } from './facts.ts';
import { project } from './next.ts';
import { REHEARSING, rehearse } from './rehearsal.ts';

/** What is asked of this process, for a release that another one puts together. */
export type Job =
  /** To make nothing on trial any more. */
  'rest' | PicturesJob | (Place & (PagesJob | VolumeJob));

export type PicturesJob = {
  pictures: Wanted[];
  /** Folder where pictures for sharing are kept. */
  cards: string;
};

export type Place = {
  /** Folder of the release. */
  folder: string;
  /** Folder of the release before: the same bytes are taken over from it. */
  previous: string | null;
};

export type PagesJob = {
  /** Next's folder with the compiled code. */
  dist: string;
  /** Of what is to be made; percent-encoded. */
  addresses: string[];
};

/** A part of the index for searching, made from pages that are in the release. */
export type VolumeJob = { volume: string; posts: Searched[] };

/** A file that was written, and what was found in it. */
export type Written = { file: string; entry: FileEntry; facts: Facts | null };

/** The same, of something that has an address of its own. */
export type Made = Written & { address: string };

export type Answer = { done: Written[] | Finding[] } | { failure: Failure };

/** An error, as far as it can be sent: what the system refused keeps its name (cli/run.ts). */
export type Failure = {
  message: string;
  stack: string | undefined;
  code: string | undefined;
  path: string | undefined;
};

/**
 * The process that makes what is asked for: it opens the compiled code once, for all pages.
 * `environment().buildDir` is the folder from which the code reads what it shows.
 */
let pages: { dist: string; open: Promise<Pages> } | undefined;

let isAsked = false;

const rehearsal = process.argv.includes(REHEARSING)
  ? // What fails on trial is said where it fails again.
    rehearse(
      environment().buildDir ?? '',
      () => isAsked,
      async (dist, address) => (await open(dist)).render(address),
    ).catch(() => {
      pages = undefined;
    })
  : undefined;

process.on('message', async (job: Job) => {
  isAsked = true;
  await rehearsal;
  try {
    answer({ done: await work(job) });
  } catch (error) {
    const { message, stack, code, path } = error as NodeJS.ErrnoException;
    answer({ failure: { message: message ?? String(error), stack, code, path } });
  }
});

/** Whoever has started us is gone, and nobody waits for what we do. */
process.once('disconnect', () => process.exit());
if (!process.connected) process.exit();

const answer = (said: Answer) => process.send?.(said);

let known: Previous | undefined;

async function earlier(folder: string): Promise<Previous> {
  if (known?.folder !== folder) known = { folder, manifest: await readManifest(folder) };
  return known;
}

async function work(job: Job): Promise<Written[] | Finding[]> {
  if (job === 'rest') return [];
  if (!('pictures' in job)) return release(job);
  // What draws has fonts in memory: only a process that does loads it.
  const { drawPictures } = await import('#syndication/cards/draw.ts');
  return drawPictures(job.pictures, job.cards);
}

async function release({
  folder,
  previous,
  ...job
}: Place & (PagesJob | VolumeJob)): Promise<Written[]> {
  const writer = new ReleaseWriter(folder, previous === null ? null : await earlier(previous));
  const write = (file: string, bytes: Buffer): Written => ({
    file,
    entry: writer.write(file, bytes),
    facts: factsOf(file, bytes, siteOrigin()),
  });
  if ('dist' in job) return make(job, write);
  const out = path.join(folder, 'out');
  const files = await indexForSearch(out, identity.language, job.posts, job.volume);
  return files.map(({ file, content }) => write(file, Buffer.from(content)));
}

function open(dist: string): Promise<Pages> {
  if (pages?.dist !== dist) pages = { dist, open: openPages(project, dist) };
  return pages.open;
}

const AT_ONCE = 2;

async function make(
  { dist, addresses }: PagesJob,
  write: (file: string, bytes: Buffer) => Written,
): Promise<Made[]> {
  const code = await open(dist);
  const made: Made[] = [];
  // While one waits for the disk, another is made.
  await together([...addresses.entries()], AT_ONCE, async ([at, address]) => {
    const { kind, content } = await code.render(address);
    const bytes =
      kind === 'page' ? Buffer.from(stripFramework(content.toString('utf8'))) : content;
    made[at] = { address, ...write(releasedAs(decodeURIComponent(address), kind), bytes) };
  });
  return made;
}

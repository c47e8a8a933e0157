import type { Finding } from '#newsroom/findings.ts';
import { identity } from '#site/identity.ts';
import { siteOrigin } from '#site/origin.ts';
import { mapConcurrent } from '#system/map-concurrent.ts';
import { factsOf } from '../audit/facts.ts';
import { releasedAs } from '../release/addresses.ts';
import { BlobStore } from '../release/blob-store.ts';
import type { Answer, Job, Made, PagesJob, Place, VolumeJob, Written } from './jobs.ts';
import { project } from './next.ts';
import { openPages, type Pages } from './next-pages.ts';
import { indexForSearch } from './search.ts';
import { stripFramework } from './strip.ts';

/**
 * The process that makes what is asked for: it opens the compiled code once, for all pages.
 * `environment().buildDir` is the folder from which the code reads what it shows.
 */
let pages: { dist: string; open: Promise<Pages> } | undefined;

process.on('message', async (job: Job) => {
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

async function work(job: Job): Promise<Written[] | Finding[]> {
  if ('isWarmUp' in job) return warmUp(job);
  if (!('pictures' in job)) return release(job);
  // What draws has fonts in memory: only a process that does loads it.
  const { drawPictures } = await import('#syndication/cards/draw.ts');
  return drawPictures(job.pictures, job.cards);
}

async function release({
  blobs: folder,
  ...job
}: Place & (PagesJob | VolumeJob)): Promise<Written[]> {
  const blobs = new BlobStore(folder);
  const write = (file: string, bytes: Buffer): Written => ({
    file,
    entry: blobs.put(file, bytes),
    facts: factsOf(file, bytes, siteOrigin()),
  });
  if ('dist' in job) return make(job, write);
  const pages = new Map(job.pages);
  const readPage = (file: string) => blobs.read(pages.get(file) ?? '');
  const files = await indexForSearch(readPage, identity.language, job.posts, job.volume);
  return files.map(({ file, content }) => write(file, Buffer.from(content)));
}

/** @throws where a page cannot be made, as when the code is half written */
async function warmUp({ dist, addresses }: PagesJob): Promise<[]> {
  try {
    const code = await open(dist);
    for (const address of addresses) await code.render(address);
    return [];
  } catch (error) {
    pages = undefined;
    throw error;
  }
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
  await mapConcurrent([...addresses.entries()], AT_ONCE, async ([at, address]) => {
    const { kind, content } = await code.render(address);
    const bytes =
      kind === 'page' ? Buffer.from(stripFramework(content.toString('utf8'))) : content;
    made[at] = { address, ...write(releasedAs(decodeURIComponent(address), kind), bytes) };
  });
  return made;
}

import { releasedAs } from '#release/addresses.ts';
import { type FileEntry, readManifest } from '#release/manifest.ts';
import { openPages, type Pages } from '#release/next-pages.ts';
import { stripFramework } from '#release/strip.ts';
import { type Previous, ReleaseWriter } from '#release/writer.ts';
import { siteOrigin } from '#site/origin.ts';
import { type Facts, factsOf } from './facts.ts';
import { project } from './next.ts';

/** Pages to be made for a release that another process puts together. */
export type Job = {
  /** Next's folder with the compiled code. */
  dist: string;
  /** Folder of the release. */
  folder: string;
  /** Folder of the release before: the same bytes are taken over from it. */
  previous: string | null;
  /** Percent-encoded. */
  addresses: string[];
};

/** A page or file that was made, and what was found in it. */
export type Made = { address: string; file: string; entry: FileEntry; facts: Facts | null };

export type Answer = { made: Made[] } | { failure: string };

/**
 * The process that makes pages: it opens the compiled code once, and then what is asked for.
 * `environment().buildDir` is the folder from which the code reads what it shows.
 */
let pages: { dist: string; open: Promise<Pages> } | undefined;

process.on('message', async (job: Job) => {
  try {
    answer({ made: await make(job) });
  } catch (error) {
    answer({
      failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});

/** Whoever has started us is gone, and nobody waits for what we do. */
process.once('disconnect', () => process.exit());

const answer = (said: Answer) => process.send?.(said);

let known: Previous | undefined;

async function earlier(folder: string): Promise<Previous> {
  if (known?.folder !== folder) known = { folder, manifest: await readManifest(folder) };
  return known;
}

async function make({ dist, folder, previous, addresses }: Job): Promise<Made[]> {
  if (pages?.dist !== dist) pages = { dist, open: openPages(project, dist) };
  const code = await pages.open;
  const writer = new ReleaseWriter(folder, previous === null ? null : await earlier(previous));
  const made: Made[] = [];
  for (const address of addresses) {
    const { kind, content } = await code.render(address);
    const file = releasedAs(decodeURIComponent(address), kind);
    const bytes =
      kind === 'page' ? Buffer.from(stripFramework(content.toString('utf8'))) : content;
    const facts = factsOf(file, bytes, siteOrigin());
    made.push({ address, file, entry: writer.write(file, bytes), facts });
  }
  return made;
}

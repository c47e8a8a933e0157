import { statSync } from 'node:fs';
import path from 'node:path';
import { environment } from '#site/environment.ts';
import { type BuildRecord, readBuildRecord } from './build-record.ts';
import type { Picture } from './pictures/media.ts';
import { publicPictures } from './pictures/public-pictures.ts';
import { readPublishedPicture } from './pictures/published-picture.ts';
import { editionOf, type Source, sourceOf } from './source.ts';

/**
 * The door through which pages get what is published. It reads Contentlayer's documents
 * through the file system: importing them would put every body into the server's code.
 */
export async function published(): Promise<Source> {
  return current().source;
}

/**
 * The picture at an address, as readers get it, if a published or unlisted post or a byline shows
 * it: what only drafts use is not public.
 * @param address percent-encoded path on this site
 * @returns null where there is none
 */
export async function publicPicture(
  address: string,
): Promise<{ file: string; bytes: Buffer } | null> {
  const { record, pictures } = current();
  const picture = pictures.get(address);
  const folder = picture?.within ?? record.contentDir;
  const bytes = picture && (await readPublishedPicture(folder, picture.file));
  return picture && bytes ? { file: picture.file, bytes } : null;
}

type Current = {
  record: BuildRecord;
  source: Source;
  pictures: Map<string, Picture>;
  modified: number;
};

let held: Current | undefined;

/** The build at work. It is read again when the record was written anew, as in development. */
function current(): Current {
  const { buildDir } = environment();
  if (!buildDir) {
    throw new Error('Start Next through `npm start`, `npm run dev` or `npm run build`.');
  }
  const modified = statSync(path.join(buildDir, 'build.json')).mtimeMs;
  if (held?.modified !== modified) {
    const record = readBuildRecord(buildDir);
    const source = sourceOf(record, editionOf(record, record.instant));
    held = { record, source, pictures: publicPictures(record, source.edition), modified };
  }
  return held;
}

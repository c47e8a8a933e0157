import { statSync } from 'node:fs';
import path from 'node:path';
import type { Body } from '#newsroom/body.ts';
import { type Author, type Edition, makeEdition, type Post } from '#newsroom/edition.ts';
import { environment } from '#site/environment.ts';
import { ownHosts } from '#site/origin.ts';
import { type BuildRecord, readBuildRecord } from './build-record.ts';
import { readDocument } from './documents.ts';
import { presentBody } from './markdown/present.ts';
import type { Picture } from './media.ts';
import { pictureIn, publicPictures } from './public-pictures.ts';

/**
 * The door through which pages get what is published. It reads Contentlayer's documents
 * through the file system: importing them would put every body into the server's code.
 */
export async function edition(): Promise<Edition> {
  return current().edition;
}

/** The body of a post, its pictures measured and named by their address on this site. */
export async function bodyOf(post: Post): Promise<Body> {
  const { record } = current();
  const { body } = await readDocument(record.store, post.document);
  const shown = (src: string) => {
    const picture = pictureIn(record, post.file, src);
    return picture && { ...picture, src: picture.address };
  };
  return { ...body, html: presentBody(body.html, shown) };
}

/** The photo in an author's file, or undefined where there is none that can be shown. */
export async function photoOf({ name }: Author): Promise<Picture | undefined> {
  const { record } = current();
  const author = record.archive.authors.find((one) => one.name === name);
  return author?.photo ? pictureIn(record, author.file, author.photo) : undefined;
}

/** A picture that a file's frontmatter names, or undefined where it is not ours or not there. */
export async function pictureOf(file: string, src: string): Promise<Picture | undefined> {
  return pictureIn(current().record, file, src);
}

/**
 * The file behind an address of a picture, if a published or unlisted post or a byline shows
 * it: what only drafts use is not public.
 * @param address percent-encoded path on this site
 */
export async function publicPictureFile(address: string): Promise<string | undefined> {
  const { record, pictures } = current();
  const picture = pictures.get(address);
  return picture && path.join(record.contentDir, picture.file);
}

type Current = {
  record: BuildRecord;
  edition: Edition;
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
    const edition = makeEdition(record.archive, record.instant, ownHosts());
    held = { record, edition, pictures: publicPictures(record, edition), modified };
  }
  return held;
}

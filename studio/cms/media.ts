import path from 'node:path';
import { branchOf } from '#site/draft-branches.ts';
import type { Person } from '#sources/git/commit.ts';
import type { ContentRepository } from '#sources/git/repository.ts';
import { namesPicture } from '../drafts/pictures.ts';
import { addToMain, changeMain, unpublish } from '../drafts/publication.ts';
import { Refusal } from '../drafts/refusal.ts';
import { entryOf } from './collections.ts';
import { type Content, mainContent } from './content.ts';
import { isMedia, readPicture, thumbnailOf } from './pictures.ts';
import type { Params } from './requests.ts';

/** A picture as Decap takes it. */
export type MediaAnswer = {
  id: string;
  content: string;
  encoding: 'base64';
  path: string;
  name: string;
};

export function mediaAnswer(file: string, oid: string, bytes: Buffer): MediaAnswer {
  const content = bytes.toString('base64');
  return { id: oid, content, encoding: 'base64', path: file, name: path.basename(file) };
}

/** The published pictures of a folder, small. */
export async function getMedia(
  repository: ContentRepository,
  { mediaFolder }: Params<'getMedia'>,
): Promise<MediaAnswer[]> {
  const content = await mainContent(repository);
  const files = content.list(mediaFolder).filter((file) => isMedia(content.layout, file));
  const answers: MediaAnswer[] = [];
  // One after the other: hundreds of pictures at once would fill the memory.
  for (const file of files) {
    const found = await content.read(file);
    if (!found) continue;
    answers.push(mediaAnswer(file, found.oid, await thumbnailOf(found.oid, found.bytes)));
  }
  return answers;
}

export async function getMediaFile(
  repository: ContentRepository,
  { path }: Params<'getMediaFile'>,
): Promise<MediaAnswer> {
  const content = await mainContent(repository);
  const found = isMedia(content.layout, path) && (await content.read(path));
  if (!found) throw new Refusal(404, `There is no picture ${path}.`);
  return mediaAnswer(path, found.oid, found.bytes);
}

/**
 * Puts a picture into the library, beside no draft: what stands there is public. A published file
 * keeps its bytes, since posts show it that were not asked.
 * @throws Refusal where there are other bytes of that name
 */
export async function persistMedia(
  repository: ContentRepository,
  author: Person,
  { asset }: Params<'persistMedia'>,
): Promise<MediaAnswer> {
  const { layout } = await mainContent(repository);
  const bytes = await readPicture(layout, asset.path, asset.content);
  const change = { path: asset.path, content: bytes };
  await addToMain(repository, change, { author, message: `Add ${asset.path}` });
  const stored = (await mainContent(repository)).file(asset.path);
  return mediaAnswer(asset.path, stored?.oid ?? '', bytes);
}

/**
 * Deletes pictures that nothing published names, and takes entries back: those leave the site and stay as drafts, so that
 * a wrong click costs no text.
 */
export async function deleteFiles(
  repository: ContentRepository,
  author: Person,
  paths: string[],
): Promise<{ message: string; drafts: string[] }> {
  const content = await mainContent(repository);
  const { layout, collections, file } = content;
  const entries = paths.map((path) => ({ path, entry: entryOf(collections, path) }));
  for (const { path, entry } of entries) {
    const known = entry ? entry.collection.kind === 'folder' : isMedia(layout, path);
    if (!known) throw new Refusal(422, `${path} is nothing that can be deleted here.`);
    if (!file(path)) throw new Refusal(404, `${path} is not published, or is not any more.`);
  }
  const pictures = entries.filter(({ entry }) => !entry).map(({ path }) => path);
  await refuseShown(content, pictures);
  const drafts: string[] = [];
  for (const { path, entry } of entries) {
    if (!entry) continue;
    const name = { collection: entry.collection.name, slug: entry.slug };
    await unpublish(repository, name, path, { author, message: `Take back ${path}` });
    drafts.push(branchOf(name));
  }
  if (pictures.length > 0) {
    const changes = pictures.map((path) => ({ path, content: null }));
    const message = `Delete ${pictures.join(', ')}`;
    await changeMain(repository, changes, { author, message });
  }
  return { message: `deleted ${paths.join(', ')}`, drafts };
}

/** Readers would get a post without its picture, and nobody would hear of it. */
async function refuseShown(
  { collections, list, read }: Content,
  pictures: string[],
): Promise<void> {
  if (pictures.length === 0) return;
  for (const entry of list('.').filter((file) => entryOf(collections, file))) {
    const text = (await read(entry))?.bytes.toString() ?? '';
    const shown = pictures.find((picture) => namesPicture(text, picture));
    if (shown === undefined) continue;
    throw new Refusal(
      409,
      `Not deleted: ${shown} is shown by ${entry}. Take it out there first, and publish that.`,
    );
  }
}

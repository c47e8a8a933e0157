import type { ContentRepository } from '#sources/git/repository.ts';
import { locatePicture } from '#sources/pictures/media.ts';
import { readPlace, type Wish } from '../preview/making.ts';
import { contentAt } from './content.ts';
import { isMedia } from './pictures.ts';

/**
 * The bytes of a picture as a draft has it, whether its post shows it or not: an editor may see
 * every draft. @param wish `ref` of the draft, and `address` under which posts name the picture
 * @returns null where there is none
 */
export async function pictureOfDraft(
  repository: ContentRepository,
  wish: Wish,
): Promise<{ file: string; bytes: Uint8Array } | null> {
  const place = readPlace(repository, { ref: wish.ref });
  const { address } = wish;
  if (typeof place === 'string' || typeof address !== 'string') return null;
  const commit = await repository.tip(place.ref);
  if (commit === null || !address.startsWith('/')) return null;
  const content = await contentAt(repository, commit);
  const { file } = locatePicture(content.layout, '', address) ?? {};
  const found = file && isMedia(content.layout, file) ? await content.read(file) : null;
  return file && found ? { file, bytes: found.bytes } : null;
}

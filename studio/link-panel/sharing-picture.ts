import path from 'node:path';
import type { Finding } from '#newsroom/findings.ts';
import type { Drafted } from '#sources/drafted.ts';
import { drawMissing } from '#syndication/cards/draw.ts';
import { type Sharing, sharingOf } from '#syndication/sharing.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';
import { cardsFolder, draftPicturesFolder, surveySharePhotos } from '../share-photos.ts';

/**
 * Draws the picture by which a draft's post will be shared.
 * @returns null where the draft has no post
 */
export async function drawDraft({
  post,
  reading,
  source,
  tree,
}: Drafted): Promise<{ sharing: Sharing; findings: Finding[] } | null> {
  if (!post) return null;
  // Cropping reads files.
  const photoAt = async (file: string) => {
    const read = async () => {
      const bytes = await tree.read(file);
      return bytes && Buffer.from(bytes);
    };
    const there = tree.onDisk(file);
    if (there) return { path: there, read };
    const copy = path.join(draftPicturesFolder(), tree.digest(file) ?? 'none');
    const bytes = await read();
    if (bytes) await writeFileAtomic(copy, bytes);
    return { path: copy, read };
  };
  const own = { ...source.edition, posts: [post], unlisted: [] };
  const { photos, findings } = await surveySharePhotos(reading, own, photoAt);
  const sharing = sharingOf(own, ({ path }) => photos.get(path) ?? null).get(post.path);
  if (!sharing) return null;
  const remarks = await drawMissing(
    [{ picture: sharing.share, file: post.file }],
    cardsFolder(),
  );
  return { sharing, findings: [...findings, ...remarks] };
}

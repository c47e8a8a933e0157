import path from 'node:path';
import type { Places } from '#newsroom/archive.ts';
import type { Edition, Post } from '#newsroom/edition.ts';
import type { Finding } from '#newsroom/findings.ts';
import type { Place } from '#newsroom/place.ts';
import { environment } from '#site/environment.ts';
import { isElsewhere, type Picture } from '#sources/pictures/media.ts';
import { pictureIn } from '#sources/pictures/public-pictures.ts';
import type { ArchiveReading } from '#sources/reading/archive.ts';
import { readContentFile } from '#sources/reading/content-file.ts';
import { type PhotoFile, type Survey, surveyPhoto } from '#syndication/cards/crop.ts';
import type { OwnPicture } from '#syndication/sharing.ts';

/** Where pictures for sharing are kept between builds; each is drawn once. */
export const cardsFolder = (): string => path.join(environment().dataDir, 'cards');

/** Where pictures that lie in a draft's commit are put for cropping, under their content's names. */
export const draftPicturesFolder = (): string => path.join(environment().dataDir, 'drafts');

/** The pictures by which posts are shared, by the posts' paths, and what is wrong with others. */
export type SharePhotos = { photos: Map<string, OwnPicture>; findings: Finding[] };

type PhotoAt = (file: string, within?: string) => PhotoFile | Promise<PhotoFile>;

/** The files of a content folder on disk. */
export const photosWithin =
  (contentDir: string) =>
  (file: string, within = contentDir): PhotoFile => ({
    path: path.join(within, file),
    read: () => readContentFile(within, file),
  });

/**
 * Looks at each picture that a post wants to be shared by; the first that will do is taken.
 * @param photoAt gives a file of the content folder, or of the given folder
 * @param look tells what a picture on disk is good for, whoever remembers it
 */
export async function surveySharePhotos(
  record: ArchiveReading,
  { posts, unlisted }: Pick<Edition, 'posts' | 'unlisted'>,
  photoAt: PhotoAt,
  look: (photo: PhotoFile, picture: Picture) => Promise<Survey> = surveyPhoto,
): Promise<SharePhotos> {
  const places = new Map(record.archive.manuscripts.map((one) => [one.file, one.places]));
  const photos = new Map<string, OwnPicture>();
  const findings: Finding[] = [];
  for (const post of [...posts, ...unlisted]) {
    for (const { src, alt, place } of candidates(post, places.get(post.file))) {
      const { photo, remark } = await survey(record, post.file, src, photoAt, look);
      if (remark) findings.push({ severity: 'warning', file: post.file, ...place, ...remark });
      if (!photo || remark) continue;
      photos.set(post.path, { photo, alt });
      break;
    }
  }
  return { photos, findings };
}

type Candidate = { src: string; alt: string; place: Place };

/** The picture that the editor chose for sharing, then the post's own. */
function candidates({ seo, image }: Post, places: Places | undefined): Candidate[] {
  const start = { line: 1, column: 1 };
  const own = image && { ...image, place: places?.image ?? start };
  if (seo.image === null || seo.image === own?.src) return own ? [own] : [];
  const chosen = { src: seo.image, alt: '', place: places?.seoImage ?? start };
  return own ? [chosen, own] : [chosen];
}

/** What is missing, unreadable or too large was reported when the folder was read. */
async function survey(
  record: ArchiveReading,
  file: string,
  src: string,
  photoAt: PhotoAt,
  look: (photo: PhotoFile, picture: Picture) => Promise<Survey>,
) {
  if (isElsewhere(src)) return { photo: null, remark: ELSEWHERE };
  const picture = pictureIn(record, file, src);
  if (!picture) return { photo: null, remark: null };
  return look(await photoAt(picture.file, picture.within), picture);
}

const ELSEWHERE = {
  rule: 'distant-share-picture',
  message: 'The picture is on another site, from which none is fetched: links do not show it.',
  repair: 'Save it in the folder of pictures, and name it by its path there.',
};

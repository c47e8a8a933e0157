import { authorFilesOf } from '#newsroom/authors/author-files.ts';
import type { Edition } from '#newsroom/edition.ts';
import type { ArchiveReading } from '../reading/archive.ts';
import { locatePicture, type Picture } from './media.ts';
import type { PictureUse } from './variants.ts';

/** A picture that a file's text or frontmatter names; undefined where it is not ours or not there. */
export function pictureIn(
  record: ArchiveReading,
  file: string,
  src: string,
): Picture | undefined {
  const place = locatePicture(record.layout, file, src);
  return place ? record.pictures[place.address] : undefined;
}

/**
 * The pictures that a published or unlisted post or its byline shows, and where; `null` for one
 * that only cards show. What only drafts and scheduled posts use is not public.
 */
export function publicUses(
  record: ArchiveReading,
  { posts, unlisted, authors }: Edition,
): { picture: Picture; use: PictureUse | null }[] {
  const files = authorFilesOf(record.archive.authors);
  const named: { file: string; src: string | undefined | null; use: PictureUse | null }[] = [
    ...[...posts, ...unlisted].flatMap(({ file, pictures, image, seo }) => [
      ...pictures.map(({ src }) => ({ file, src, use: 'text' as const })),
      { file, src: image?.src, use: 'lead' as const },
      { file, src: seo.image, use: null },
    ]),
    ...authors
      .flatMap(({ of }) => files.of(of.name) ?? [])
      .map(({ file, photo }) => ({ file, src: photo, use: 'portrait' as const })),
  ];
  return named.flatMap(({ file, src, use }) => {
    const picture = src && pictureIn(record, file, src);
    return picture ? { picture, use } : [];
  });
}

/** The same, by address. */
export function publicPictures(record: ArchiveReading, edition: Edition): Map<string, Picture> {
  return new Map(publicUses(record, edition).map(({ picture }) => [picture.address, picture]));
}

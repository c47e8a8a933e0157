import type { Edition } from '#newsroom/edition.ts';
import type { ArchiveReading } from './archive.ts';
import { locatePicture, type Picture } from './media.ts';

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
 * The pictures that a published or unlisted post or its byline shows, by address. What only
 * drafts and scheduled posts use is not public.
 */
export function publicPictures(
  record: ArchiveReading,
  { posts, unlisted, authors }: Edition,
): Map<string, Picture> {
  const signing = new Set(authors.map(({ of }) => of.name));
  const shown = [
    ...[...posts, ...unlisted].flatMap(({ file, pictures, image, seo }) =>
      [...pictures.map(({ src }) => src), image?.src, seo.image].map((src) => ({ file, src })),
    ),
    ...record.archive.authors
      .filter(({ name }) => signing.has(name))
      .map(({ file, photo }) => ({ file, src: photo })),
  ];
  const pictures = shown.flatMap(
    ({ file, src }) => (src && pictureIn(record, file, src)) || [],
  );
  return new Map(pictures.map((picture) => [picture.address, picture]));
}

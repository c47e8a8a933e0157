import type { Sized } from '#components/picture.tsx';
import { parseWebAddress } from '#newsroom/addresses/web-address.ts';
import type { Author, Post } from '#newsroom/edition.ts';
import type { Picture } from '#sources/pictures/media.ts';
import type { Source } from '#sources/source.ts';
import { variantsOf } from './variants.ts';

/** The picture that a post's frontmatter names; null where there is none, or no such file. */
export function postPicture(source: Source, { image, file }: Post): Sized | null {
  return image && sized(source.pictureOf(file, image.src), image.alt);
}

/** The first picture in a post's text that the content folder has. */
export function firstTextPicture(source: Source, { pictures, file }: Post): Sized | null {
  for (const { src, alt } of pictures) {
    const found = sized(source.pictureOf(file, src), alt);
    if (found) return found;
  }
  return null;
}

/** An author's photo. Its `alt` is empty: the name stands beside it. */
export function portraitOf(source: Source, author: Author): Sized | null {
  return sized(source.photoOf(author), '');
}

function sized(picture: Picture | undefined, alt: string): Sized | null {
  if (!picture) return null;
  const { address: src, width, height } = picture;
  return { src, alt, width, height, sources: variantsOf(picture) };
}

/** Addresses of all pictures on a post's page, here or elsewhere; none that is not there. */
export function shownPictures(source: Source, post: Post): string[] {
  const named = [...(post.image ? [post.image] : []), ...post.pictures].map(({ src }) => src);
  return named.flatMap(
    (src) => source.pictureOf(post.file, src)?.address ?? parseWebAddress(src)?.href ?? [],
  );
}

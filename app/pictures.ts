import type { Sized } from '#components/picture.tsx';
import type { Author, Post } from '#newsroom/edition.ts';
import { parseWebAddress } from '#newsroom/web-address.ts';
import { pictureOf } from '#sources/published.ts';

/** The picture that a post's frontmatter names; null where there is none, or no such file. */
export async function postPicture({ image, file }: Post): Promise<Sized | null> {
  return image && sized(file, image.src, image.alt);
}

/** An author's photo. Its `alt` is empty: the name stands beside it. */
export async function portraitOf({ photo }: Author): Promise<Sized | null> {
  return photo === null ? null : sized('', photo, '');
}

async function sized(file: string, src: string, alt: string): Promise<Sized | null> {
  const picture = await pictureOf(file, src);
  if (!picture) return null;
  return { src: picture.address, alt, width: picture.width, height: picture.height };
}

/** Addresses of all pictures on a post's page, here or elsewhere; none that is not there. */
export async function shownPictures(post: Post): Promise<string[]> {
  const named = [...(post.image ? [post.image] : []), ...post.pictures].map(({ src }) => src);
  const found = named.map(async (src) => {
    const own = await pictureOf(post.file, src);
    return own?.address ?? parseWebAddress(src)?.href ?? [];
  });
  return (await Promise.all(found)).flat();
}

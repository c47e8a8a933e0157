import type { Sized } from '#components/picture.tsx';
import type { Author, Post } from '#newsroom/edition.ts';
import { parseWebAddress } from '#newsroom/web-address.ts';
import type { Picture } from '#sources/media.ts';
import { photoOf, pictureOf } from '#sources/published.ts';

/** The picture that a post's frontmatter names; null where there is none, or no such file. */
export async function postPicture({ image, file }: Post): Promise<Sized | null> {
  return image && sized(await pictureOf(file, image.src), image.alt);
}

/** An author's photo. Its `alt` is empty: the name stands beside it. */
export async function portraitOf(author: Author): Promise<Sized | null> {
  return sized(await photoOf(author), '');
}

function sized(picture: Picture | undefined, alt: string): Sized | null {
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

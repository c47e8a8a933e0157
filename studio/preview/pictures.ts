import { previewRoutes } from '#site/routes.ts';
import type { Drafted } from '#sources/drafted.ts';
import { publicPictures } from '#sources/pictures/public-pictures.ts';
import { type Source, sourceOf } from '#sources/source.ts';

/**
 * The source of a preview: pictures that readers cannot see yet are shown under the link's own
 * address, so that who has the link sees them, and nobody else.
 * @param readers what is published at this moment
 */
export function withPictures(
  { reading, source }: Drafted,
  readers: Drafted,
  token: string,
): Source {
  const open = publicPictures(readers.reading, readers.source.edition);
  const pictures = Object.fromEntries(
    Object.entries(reading.pictures).map(([address, picture]) => {
      const isOpen = open.get(address)?.version === picture.version;
      const shown = isOpen ? picture.address : previewRoutes.picture(token, picture.address);
      return [address, { ...picture, address: shown }];
    }),
  );
  return sourceOf({ ...reading, pictures }, source.edition);
}

/**
 * The bytes of a picture that a page of the preview shows.
 * @param address as its page would name it on the site, percent-encoded
 * @returns null for whatever the preview does not show: a link opens no other draft
 */
export async function pictureOf(
  { reading, source, tree }: Drafted,
  address: string,
): Promise<{ file: string; bytes: Uint8Array } | null> {
  const picture = publicPictures(reading, source.edition).get(address);
  const bytes = picture && (await tree.read(picture.file));
  return bytes ? { file: picture.file, bytes } : null;
}

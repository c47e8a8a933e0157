import sharp from 'sharp';
import { pictureLimits } from '#newsroom/picture-limits.ts';
import { readContentFile } from '../reading/content-file.ts';
import { cleanAvif } from './avif.ts';
import { cleanGif } from './gif.ts';
import { cleanJpeg } from './jpeg.ts';
import { PictureFormatError } from './picture-format-error.ts';
import { cleanPng } from './png.ts';
import { cleanSvg } from './svg.ts';
import { cleanWebp } from './webp.ts';

/**
 * A picture as readers get it: without place, device, time, thumbnail, history of editing and
 * comments. Credit, copyright and colour profile stay. The pixels are encoded again only where
 * they have to be turned (a JPEG keeps the note which way up it is), or where the file is damaged.
 *
 * No kept library takes metadata out of all these formats without encoding the pixels again.
 * @param bytes of a picture that was measured (sources/pictures/media.ts)
 * @throws where the pixels of a damaged file cannot be read at all
 */
export async function publishedPicture(bytes: Buffer): Promise<Buffer> {
  const { format, orientation = 1, compression } = await sharp(bytes, READ).metadata();
  if (format === 'svg') return Buffer.from(await withCleanPictures(cleanSvg(bytes.toString())));
  const clean = CLEANERS[format === 'heif' && compression === 'av1' ? 'avif' : (format ?? '')];
  // HEIF turns its picture by itself, whatever EXIF says; so does a browser.
  const isUpright = orientation === 1 || format === 'jpeg' || format === 'heif';
  try {
    if (clean && isUpright) return clean(bytes);
  } catch (error) {
    const isDamaged = error instanceof PictureFormatError || error instanceof RangeError;
    if (!isDamaged) throw error;
  }
  return sharp(bytes, { ...READ, animated: true })
    .autoOrient()
    .keepIccProfile()
    .toBuffer();
}

/**
 * The same, of a file in the content folder.
 * @returns null where the file is gone, or became a symbolic link
 */
export async function readPublishedPicture(root: string, file: string): Promise<Buffer | null> {
  const bytes = await readContentFile(root, file);
  return bytes && publishedPicture(bytes);
}

const READ = { limitInputPixels: pictureLimits.pixels, failOn: 'none' } as const;

const CLEANERS: Record<string, (bytes: Buffer) => Buffer> = {
  jpeg: cleanJpeg,
  png: cleanPng,
  webp: cleanWebp,
  gif: cleanGif,
  avif: cleanAvif,
};

const PICTURE_IN_TEXT = /data:image\/(?:jpe?g|png|webp|gif|avif);base64,([\w+/=\s]+)/g;

/** Photos stand in drawings as text, with all that their cameras wrote. */
async function withCleanPictures(svg: string): Promise<string> {
  const parts: string[] = [];
  let copied = 0;
  for (const found of svg.matchAll(PICTURE_IN_TEXT)) {
    const [whole, base64 = ''] = found;
    const clean = await publishedPicture(Buffer.from(base64, 'base64'));
    parts.push(
      svg.slice(copied, found.index),
      whole.slice(0, -base64.length),
      clean.toString('base64'),
    );
    copied = found.index + whole.length;
  }
  return parts.join('') + svg.slice(copied);
}

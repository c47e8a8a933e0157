import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { Finding } from '#newsroom/findings.ts';
import { pictureLimits } from '#newsroom/picture-limits.ts';
import { palette } from './palette.ts';
import { fills, type Photo } from './pictures.ts';
import { SHAPES, type Shape } from './shapes.ts';

/** What is wrong with a picture, without the place where a post names it. */
export type PhotoRemark = Pick<Finding, 'rule' | 'message' | 'repair'>;

/** `photo` is null where links cannot show it; a remark tells the editor why. */
export type Survey = { photo: Photo | null; remark: PhotoRemark | null };

/** A picture on disk; `read` gives its bytes, or null where it is gone or must not be read. */
export type PhotoFile = { path: string; read: () => Promise<Buffer | null> };

/** In bytes: the limit of the strictest who unfold links. */
const LARGEST_JPEG = 300_000;
/** Tried in turn to keep the limit; the last keeps it even for noise. */
const QUALITIES = [84, 76, 66, 54, 42, 30, 18];

/**
 * Finds out whether a post's picture can be cropped, by decoding it once. What is damaged is
 * refused: half of it would be grey.
 * @param file a picture that the content folder was found to have, within `pictureLimits`
 */
export async function surveyPhoto({ path, read }: PhotoFile): Promise<Survey> {
  const bytes = await read();
  const size = bytes && (await decodedSize(bytes));
  if (!bytes || size === null) {
    return refuse(
      'unreadable-share-picture',
      'is damaged, or not a picture',
      'Save it anew as JPEG, PNG or WebP.',
    );
  }
  const photo = { path, digest: digestOf(bytes), ...size };
  if (fills(photo, 'share')) return { photo, remark: null };
  return refuse(
    'small-share-picture',
    `has only ${size.width}×${size.height} pixels`,
    `Give it ${SHAPES.share.width}×${SHAPES.share.height} or more; half of that is the least.`,
  );
}

/**
 * Crops a photo to a shape, around what draws the eye.
 * @returns a JPEG of at most 300 kB, sRGB, opaque, upright, without metadata
 * @throws where the file has changed since it was surveyed
 */
export async function renderCrop(photo: Photo, shape: Shape): Promise<Uint8Array> {
  const { width, height } = SHAPES[shape];
  const bytes = await readFile(photo.path);
  // Its crop is kept under a name that is made of the digest.
  if (digestOf(bytes) !== photo.digest) {
    throw new Error('its photo was changed meanwhile, and the next build has it.');
  }
  const { data, info } = await sharp(bytes, { limitInputPixels: pictureLimits.pixels })
    .autoOrient()
    .flatten({ background: palette.paper })
    .resize(width, height, { position: sharp.strategy.attention })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { channels } = info;
  const encode = (quality: number) =>
    sharp(data, { raw: { width, height, channels } })
      .toColourspace('srgb')
      .jpeg({ quality, progressive: true })
      .toBuffer();
  let jpeg = new Uint8Array();
  for (const quality of QUALITIES) {
    jpeg = await encode(quality);
    if (jpeg.length <= LARGEST_JPEG) break;
  }
  return jpeg;
}

const digestOf = (bytes: Uint8Array) =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 20);

/** In pixels, upright; null for what cannot be decoded to its end. */
async function decodedSize(bytes: Buffer): Promise<{ width: number; height: number } | null> {
  try {
    const picture = sharp(bytes, { failOn: 'error', limitInputPixels: pictureLimits.pixels });
    const { autoOrient } = await picture.metadata();
    await picture.resize(16).raw().toBuffer();
    return { width: autoOrient.width, height: autoOrient.height };
  } catch {
    return null;
  }
}

function refuse(rule: string, fault: string, repair: string): Survey {
  const message = `The picture ${fault}; links to the post do not show it.`;
  return { photo: null, remark: { rule, message, repair } };
}

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import sharp from 'sharp';
import type { Finding } from '#newsroom/findings.ts';
import { palette } from './palette.ts';
import { fills, type Photo } from './pictures.ts';
import { SHAPES, type Shape } from './shapes.ts';

/** What is wrong with a picture, without the place where a post names it. */
export type PhotoRemark = Pick<Finding, 'rule' | 'message' | 'repair'>;

/** `photo` is null where the page's card is to be used; a remark tells the editor why. */
export type Survey = { photo: Photo | null; remark: PhotoRemark | null };

/** In bytes and in pixels. More is a mistake, and would take minutes and all memory. */
const MOST_BYTES = 40_000_000;
const MOST_PIXELS = 100_000_000;

/** In bytes: the limit of the strictest who unfold links. */
const LARGEST_JPEG = 300_000;
/** Tried in turn to keep the limit; the last keeps it even for noise. */
const QUALITIES = [84, 76, 66, 54, 42, 30, 18];

/**
 * Finds out whether a post's picture can be cropped, by decoding it once. What is damaged is
 * refused: half of it would be grey.
 */
export async function surveyPhoto(path: string): Promise<Survey> {
  const entry = await stat(path).catch(() => null);
  if (!entry?.isFile()) return refuse('missing-share-picture', 'is not there', 'Add the file.');
  if (entry.size > MOST_BYTES) return tooLarge(`weighs ${Math.round(entry.size / 1e6)} MB`);
  const bytes = await readFile(path);
  const size = await sizeOf(bytes);
  if (size !== null && size.width * size.height > MOST_PIXELS) {
    return tooLarge(`has ${size.width}×${size.height} pixels`);
  }
  if (size === null || !(await canBeDecoded(bytes))) {
    return refuse(
      'unreadable-share-picture',
      'is damaged, or not a picture',
      'Save it anew as JPEG, PNG or WebP.',
    );
  }
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 20);
  const photo = { path, digest, ...size };
  if (fills(photo, 'share')) return { photo, remark: null };
  const { remark } = refuse(
    'small-share-picture',
    `has only ${size.width}×${size.height} pixels`,
    `Give it ${SHAPES.share.width}×${SHAPES.share.height} or more; half of that is the least.`,
  );
  return { photo, remark };
}

/**
 * Crops a photo to a shape, around what draws the eye.
 * @returns a JPEG of at most 300 kB, sRGB, opaque, upright, without metadata
 * @throws where the file has changed since it was surveyed
 */
export async function renderCrop(photo: Photo, shape: Shape): Promise<Uint8Array> {
  const { width, height } = SHAPES[shape];
  const { data, info } = await sharp(photo.path, { limitInputPixels: MOST_PIXELS })
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

async function sizeOf(bytes: Buffer): Promise<{ width: number; height: number } | null> {
  try {
    const { autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return { width: autoOrient.width, height: autoOrient.height };
  } catch {
    return null;
  }
}

async function canBeDecoded(bytes: Buffer): Promise<boolean> {
  try {
    await sharp(bytes, { failOn: 'error' }).resize(16).raw().toBuffer();
    return true;
  } catch {
    return false;
  }
}

function tooLarge(how: string): Survey {
  return refuse(
    'large-share-picture',
    how,
    `Save it smaller: ${2 * SHAPES.share.width} pixels of width are plenty.`,
  );
}

function refuse(rule: string, fault: string, repair: string): Survey & { photo: null } {
  const message = `The post’s picture ${fault}; links show the card instead.`;
  return { photo: null, remark: { rule, message, repair } };
}

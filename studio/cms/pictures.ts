import path from 'node:path';
import sharp, { type Metadata } from 'sharp';
import { endsAsRaster } from '#site/picture-endings.ts';
import type { Layout } from '#sources/layout.ts';
import { Refusal } from '../drafts/refusal.ts';

/** A picture of a telephone has 5 MB. */
const LARGEST = 10_000_000;
const MEGABYTE = 1_000_000;

/** More than any screen shows; a small file can hold far more, and use up the memory of a build. */
const MOST_PIXELS = 100_000_000;

/** The raster formats that browsers show. */
const FORMATS = ['jpeg', 'png', 'webp', 'gif'];

export function isMedia({ media }: Layout, file: string): boolean {
  const inFolder = media.some(({ folder }) => folder === '.' || file.startsWith(`${folder}/`));
  return inFolder && endsAsRaster(file);
}

/**
 * Takes an upload in: it is a picture by what it holds, whatever it is called. SVG is a
 * document that can hold scripts, which would run on the site with the rights of whoever is
 * signed in; so is HTML.
 * @param content base64
 * @throws Refusal in words for the editor
 */
export async function readPicture(
  layout: Layout,
  file: string,
  content: string,
): Promise<Buffer> {
  const name = path.basename(file);
  if ((content.length / 4) * 3 > LARGEST) {
    throw new Refusal(
      413,
      `${name} is larger than ${LARGEST / MEGABYTE} MB. Make it smaller: 2400 pixels of width are enough.`,
    );
  }
  if (!isMedia(layout, file)) throw new Refusal(415, refusal(name));
  const bytes = Buffer.from(content, 'base64');
  await checkPicture(name, bytes);
  return bytes;
}

async function checkPicture(name: string, bytes: Buffer): Promise<void> {
  const about = await headOf(bytes);
  if (!about || !isShownByBrowsers(about)) throw new Refusal(415, refusal(name));
  const { width, height } = about;
  if (width * height > MOST_PIXELS) {
    throw new Refusal(
      413,
      `${name} has ${width} × ${height} pixels. Make it smaller: 2400 pixels of width are enough.`,
    );
  }
  try {
    // A picture that was cut off on its way has a good head, and shows it here.
    const small = sharp(bytes, { failOn: 'error' }).resize(16, 16, { fit: 'fill' });
    await small.raw().toBuffer();
  } catch {
    throw new Refusal(415, `${name} is damaged and cannot be shown. Save it anew.`);
  }
}

/** AVIF and the HEIC of telephones are one format with two ways of packing. */
function isShownByBrowsers({ format, compression }: Metadata): boolean {
  return FORMATS.includes(format) || (format === 'heif' && compression === 'av1');
}

/** What the head of a file says, or null where it is none of a picture. */
async function headOf(bytes: Buffer): Promise<Metadata | null> {
  try {
    // Its pixels are counted before anything is unpacked.
    return await sharp(bytes, { limitInputPixels: false, failOn: 'none' }).metadata();
  } catch {
    return null;
  }
}

function refusal(name: string): string {
  return `${name} is no picture that the site takes. Save it as JPEG, PNG, WebP, GIF or AVIF: SVG and HTML can hold scripts, which would run in readers’ browsers.`;
}

/** Below this, a picture is sent to the media library as it is. */
const SMALL = 150_000;

/** Thumbnails by the object of their file. */
const thumbnails = new Map<string, Buffer>();
const THUMBNAILS_KEPT = 500;

/**
 * What the media library shows of a picture. Decap asks for all pictures whenever an entry is
 * opened, and wants their bytes.
 */
export async function thumbnailOf(oid: string, bytes: Buffer): Promise<Buffer> {
  if (bytes.length <= SMALL) return bytes;
  const known = thumbnails.get(oid);
  if (known) return known;
  const options = { limitInputPixels: MOST_PIXELS };
  const size = { width: 640, height: 640, fit: 'inside' } as const;
  // What cannot be made smaller is shown as it is: it was there before this rule.
  const small = await sharp(bytes, options)
    .autoOrient()
    .resize(size)
    .webp()
    .toBuffer()
    .catch(() => bytes);
  if (thumbnails.size >= THUMBNAILS_KEPT) thumbnails.clear();
  thumbnails.set(oid, small);
  return small;
}

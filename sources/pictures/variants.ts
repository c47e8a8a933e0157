import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { fingerprint } from '#system/fingerprint.ts';
import { writeFileAtomic } from '#system/write-file-atomic.ts';

/** Where a picture is shown. */
export type PictureUse = 'lead' | 'text' | 'portrait';

/**
 * Widths of the files, in pixels: what phones, laptops and dense screens need of the room
 * that a picture gets there. A lead has up to 57.5rem, the text 40rem, a portrait 7rem.
 */
const WIDTHS: Record<PictureUse, number[]> = {
  lead: [480, 720, 960, 1280, 1840],
  text: [480, 720, 960, 1280],
  portrait: [112, 224, 336],
};

/**
 * As wide as a picture is decoded, whatever it is used for: a file is the same whichever others
 * were made beside it.
 */
const WIDEST = Math.max(...Object.values(WIDTHS).flat());

/** Smallest files first: browsers take the first format that they know. */
export const FORMATS = ['avif', 'webp'] as const;
type Format = (typeof FORMATS)[number];

/**
 * AVIF at effort 2 takes a fifth of the time of the encoder's own 4, for files 6 % larger; at
 * 0 they would be a third larger (docs/decisions/013).
 */
const encode: Record<Format, (picture: Sharp) => Sharp> = {
  avif: (picture) => picture.avif({ quality: 50, effort: 2 }),
  webp: (picture) => picture.webp({ quality: 80, effort: 4 }),
};

/** A change here makes every file anew. */
const RECIPE = `of ${WIDEST}, avif 50 2, webp 80 4`;

/** One file of a picture, in another format or smaller. */
export type Variant = { name: string; format: Format; width: number };

/** The widths for all uses of a picture, none wider than the picture, and it in full at last. */
export function widthsFor(uses: Iterable<PictureUse>, width: number): number[] {
  const wanted = [...new Set([...uses].flatMap((use) => WIDTHS[use]))].sort((a, b) => a - b);
  const top = Math.min(width, wanted.at(-1) ?? 0);
  // Two that differ by little serve nobody.
  return [...wanted.filter((one) => one < 0.9 * top), top];
}

/**
 * Makes the variants of a picture that are not in the folder yet. Their names change with the
 * picture. An SVG needs none; an animation (GIF) becomes a WebP of its size. A format in which the
 * largest file is no smaller than the picture is left out.
 * @param bytes of the picture
 * @param uses where it is shown
 * @param folder where variants are kept between builds
 * @throws where the picture is damaged
 */
export async function encodeVariants(
  bytes: Buffer,
  uses: Iterable<PictureUse>,
  folder: string,
): Promise<Variant[]> {
  const { format, autoOrient, pages = 1 } = await sharp(bytes).metadata();
  if (format === 'svg') return [];
  const name = fingerprint(RECIPE, bytes).slice(0, 16);
  const widths = pages > 1 ? [autoOrient.width] : widthsFor(uses, autoOrient.width);
  const formats = pages > 1 ? (['webp'] as const) : FORMATS;
  const variants = formats.map((format) =>
    widths.map((width) => ({ name: `${name}-${width}.${format}`, format, width })),
  );
  const place = (variant: Variant) => path.join(folder, variant.name);
  const missing = variants.flat().filter((variant) => !existsSync(place(variant)));
  if (missing.length > 0) {
    const shrink = await opened(bytes, pages);
    for (const variant of missing) {
      const made = await encode[variant.format](shrink(variant.width)).toBuffer();
      // Its being there says that it is finished.
      await writeFileAtomic(place(variant), made);
    }
  }
  const smaller = await Promise.all(
    variants.map(async (list) => {
      const largest = list.at(-1);
      return largest && (await stat(place(largest))).size < bytes.length ? list : [];
    }),
  );
  return smaller.flat();
}

/** Decodes a picture once; each file is made from that. */
async function opened(bytes: Buffer, pages: number) {
  if (pages > 1) return () => sharp(bytes, { animated: true });
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .resize({ width: WIDEST, withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width: wide, height, channels } = info;
  return (to: number) => sharp(data, { raw: { width: wide, height, channels } }).resize(to);
}

import { creditsOfExif } from './exif.ts';
import { type Box, boxesIn, type Item, itemsOf } from './heif-items.ts';
import { creditsOfXmp } from './xmp.ts';

/**
 * An AVIF without places, devices, times, history and thumbnails, its pixels untouched; credit,
 * copyright and colours stay. Other parts of the file say at which byte each item lies, so that
 * nothing may move: what goes is overwritten in its place.
 * @throws PictureFormatError where the list of items cannot be read
 * @see ISO/IEC 23008-12 (HEIF), annex A
 */
export function cleanAvif(bytes: Buffer): Buffer {
  const clean = Buffer.from(bytes);
  for (const item of itemsOf(clean)) overwrite(clean, item);
  for (const box of boxesIn(clean, 0, clean.length)) {
    if (['free', 'skip', 'uuid', 'udta'].includes(box.type)) clear(clean, box);
  }
  return clean;
}

const clear = (file: Buffer, { start, end }: Pick<Box, 'start' | 'end'>) =>
  file.fill(0, start, end);

function overwrite(file: Buffer, item: Item): void {
  if (item.kind === 'picture') return;
  const content = Buffer.concat(
    item.extents.map(({ start, end }) => file.subarray(start, end)),
  );
  const kept = keptOf(item, content);
  const padding = item.kind === 'xmp' ? ' ' : '\0';
  const filled = Buffer.alloc(content.length, padding);
  // A credit that is longer than before has no room, and is left out; no picture did that so far.
  if (kept && kept.length <= content.length) kept.copy(filled);
  let at = 0;
  for (const { start, end } of item.extents) {
    filled.copy(file, start, at, at + end - start);
    at += end - start;
  }
}

/** Before EXIF data stands how far behind that its beginning is: usually at once, or a marker. */
function keptOf({ kind }: Item, content: Buffer): Buffer | null {
  if (kind === 'xmp') return creditsOfXmp(content);
  if (kind !== 'exif' || content.length < 12) return null;
  const exif = creditsOfExif(content.subarray(4 + content.readUInt32BE(0)), false);
  return exif && Buffer.concat([Buffer.alloc(4), exif]);
}

import { PictureFormatError } from './picture-format-error.ts';

/** A box of the file; `start` and `end` are those of its content, as offsets in the file. */
export type Box = { type: string; start: number; end: number };

type Extent = { start: number; end: number };

/** One thing that the file holds, in one piece or several. */
export type Item = {
  kind: 'picture' | 'thumbnail' | 'exif' | 'xmp' | 'other';
  extents: Extent[];
};

/** The boxes of a part of the file. @see ISO/IEC 14496-12, section 4.2 */
export function boxesIn(file: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to; ) {
    const size = file.readUInt32BE(at);
    const isLong = size === 1;
    const length = isLong ? Number(file.readBigUInt64BE(at + 8)) : size === 0 ? to - at : size;
    const type = file.toString('latin1', at + 4, at + 8);
    const start = at + (isLong ? 16 : 8);
    const end = at + length;
    if (end < start || end > to) throw new PictureFormatError(`the box ${type} is cut off`);
    boxes.push({ type, start, end });
    at = end;
  }
  return boxes;
}

/**
 * Every item of the file, with where it lies.
 * @throws PictureFormatError where that cannot be found out
 * @see ISO/IEC 14496-12, section 8.11
 */
export function itemsOf(file: Buffer): Item[] {
  try {
    const meta = boxesIn(file, 0, file.length).find(({ type }) => type === 'meta');
    if (!meta) return [];
    const inMeta = boxesIn(file, meta.start + 4, meta.end);
    const box = (name: string) => inMeta.find(({ type }) => type === name);
    const [info, places, references, data] = [
      box('iinf'),
      box('iloc'),
      box('iref'),
      box('idat'),
    ];
    if (!info || !places) return [];
    const thumbnails = references ? thumbnailsIn(file, references) : new Set<number>();
    const kinds = kindsIn(file, info);
    return placesIn(file, places, data?.start ?? 0).map(({ id, extents }) => ({
      kind: thumbnails.has(id) ? 'thumbnail' : (kinds.get(id) ?? 'other'),
      extents,
    }));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PictureFormatError('the list of its items is cut off');
  }
}

function kindsIn(file: Buffer, { start, end }: Box): Map<number, Item['kind']> {
  const isShort = file.readUInt8(start) === 0;
  const kinds = new Map<number, Item['kind']>();
  for (const entry of boxesIn(file, start + (isShort ? 6 : 8), end)) {
    const version = file.readUInt8(entry.start);
    // Older versions know no types.
    if (version < 2) continue;
    const wide = version === 2 ? 2 : 4;
    const id = file.readUIntBE(entry.start + 4, wide);
    const at = entry.start + 4 + wide + 2;
    const type = file.toString('latin1', at, at + 4);
    const rest = file.toString('latin1', at + 4, entry.end);
    const isXmp = type === 'mime' && rest.includes('application/rdf+xml');
    kinds.set(
      id,
      type === 'Exif' ? 'exif' : isXmp ? 'xmp' : isCoded(type) ? 'picture' : 'other',
    );
  }
  return kinds;
}

/** Coded pictures, and pictures that are put together from others. */
const isCoded = (type: string) =>
  ['av01', 'hvc1', 'grid', 'iovl', 'iden', 'tmap', 'sato'].includes(type);

/** Which items are a small form of another. */
function thumbnailsIn(file: Buffer, { start, end }: Box): Set<number> {
  const wide = file.readUInt8(start) === 0 ? 2 : 4;
  return new Set(
    boxesIn(file, start + 4, end)
      .filter(({ type }) => type === 'thmb')
      .map((reference) => file.readUIntBE(reference.start, wide)),
  );
}

function placesIn(file: Buffer, box: Box, dataStart: number) {
  let at = box.start;
  /** Numbers of eight bytes are offsets in files that are far smaller. */
  const number = (bytes: number) => {
    const value =
      bytes === 8
        ? Number(file.readBigUInt64BE(at))
        : bytes === 0
          ? 0
          : file.readUIntBE(at, bytes);
    at += bytes;
    return value;
  };
  const version = number(1);
  number(3);
  const [sizes, more] = [number(1), number(1)];
  const [offsetSize, lengthSize, baseSize] = [sizes >> 4, sizes & 15, more >> 4];
  const indexSize = version === 0 ? 0 : more & 15;
  const count = number(version < 2 ? 2 : 4);
  return Array.from({ length: count }, () => {
    const id = number(version < 2 ? 2 : 4);
    const isInData = version !== 0 && (number(2) & 15) === 1;
    number(2);
    const base = number(baseSize) + (isInData ? dataStart : 0);
    const extents = Array.from({ length: number(2) }, (): Extent => {
      number(indexSize);
      const start = base + number(offsetSize);
      const length = number(lengthSize);
      const end = length === 0 ? file.length : start + length;
      if (end > file.length) throw new PictureFormatError('an item is cut off');
      return { start, end };
    });
    return { id, extents };
  });
}

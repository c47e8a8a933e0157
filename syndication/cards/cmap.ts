import { brotliDecompressSync } from 'node:zlib';

/**
 * Which characters a font can draw: its `cmap` table, in subtable format 4 or 12, from a
 * TrueType or WOFF2 file. The ranges that font packages state beside their files cannot be
 * trusted for this: one in eight characters that they promise is not there.
 * @see https://learn.microsoft.com/typography/opentype/spec/cmap
 * @see https://www.w3.org/TR/WOFF2/#table_dir_format
 */
export function charactersOf(font: Buffer): Set<number> {
  const isWoff2 = font.toString('latin1', 0, 4) === 'wOF2';
  const table = isWoff2 ? cmapOfWoff2(font) : cmapOfTrueType(font);
  const characters = new Set<number>();
  for (let index = 0; index < table.readUInt16BE(2); index += 1) {
    const subtable = table.subarray(table.readUInt32BE(4 + index * 8 + 4));
    const format = subtable.readUInt16BE(0);
    if (format === 4) readSegments(subtable, characters);
    if (format === 12) readGroups(subtable, characters);
  }
  return characters;
}

function cmapOfTrueType(font: Buffer): Buffer {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const entry = 12 + index * 16;
    if (font.toString('latin1', entry, entry + 4) === 'cmap') {
      const start = font.readUInt32BE(entry + 8);
      return font.subarray(start, start + font.readUInt32BE(entry + 12));
    }
  }
  throw new Error('The font has no cmap table.');
}

/** WOFF2 numbers the tables that it knows; these three are looked at. */
const CMAP = 0;
const TRANSFORMED_BY_DEFAULT = [10, 11]; // glyf and loca
const NAMED = 63;

function cmapOfWoff2(font: Buffer): Buffer {
  let at = 48;
  let offset = 0;
  let found: [start: number, end: number] | undefined;
  const readBase128 = () => {
    let value = 0;
    for (let byte = 0x80; byte & 0x80; at += 1) {
      byte = font.readUInt8(at);
      value = value * 128 + (byte & 0x7f);
    }
    return value;
  };
  for (let left = font.readUInt16BE(12); left > 0; left -= 1) {
    const flags = font.readUInt8(at);
    const table = flags & 0x3f;
    const version = flags >> 6;
    at += table === NAMED ? 5 : 1;
    const plainLength = readBase128();
    const isTransformed = TRANSFORMED_BY_DEFAULT.includes(table)
      ? version !== 3
      : version !== 0;
    const length = isTransformed ? readBase128() : plainLength;
    if (table === CMAP) found = [offset, offset + length];
    offset += length;
  }
  if (!found) throw new Error('The font has no cmap table.');
  return brotliDecompressSync(font.subarray(at, at + font.readUInt32BE(20))).subarray(...found);
}

/** Format 4: segments of the first 65,536 characters. Glyph 0 is the box for what is not there. */
function readSegments(table: Buffer, into: Set<number>): void {
  const bytes = table.readUInt16BE(6);
  for (let at = 0; at < bytes; at += 2) {
    const last = table.readUInt16BE(14 + at);
    const first = table.readUInt16BE(16 + bytes + at);
    const delta = table.readUInt16BE(16 + 2 * bytes + at);
    const rangeAt = 16 + 3 * bytes + at;
    const range = table.readUInt16BE(rangeAt);
    for (let character = first; character <= last && character < 0xffff; character += 1) {
      const stored =
        range === 0 ? character : table.readUInt16BE(rangeAt + range + (character - first) * 2);
      const glyph = range === 0 || stored !== 0 ? (stored + delta) & 0xffff : 0;
      if (glyph !== 0) into.add(character);
    }
  }
}

/** Format 12: groups of consecutive characters, beyond the first 65,536 too. */
function readGroups(table: Buffer, into: Set<number>): void {
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const first = table.readUInt32BE(16 + group * 12);
    const last = table.readUInt32BE(20 + group * 12);
    for (let character = first; character <= last; character += 1) into.add(character);
  }
}

import { creditsOfExif } from './exif.ts';
import { PictureFormatError } from './picture-format-error.ts';
import { creditsOfXmp } from './xmp.ts';

/** Chunks that say how the picture looks and moves. */
const SHOWN = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'];

/** Bits of the first byte of VP8X. */
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

/**
 * A WebP without places, devices, times, history and unknown chunks, its pixels untouched; credit,
 * copyright and colours stay. Of an upright picture alone: its orientation is dropped.
 * @throws PictureFormatError where it is no WebP
 * @see RFC 9649, section 2
 */
export function cleanWebp(bytes: Buffer): Buffer {
  if (bytes.toString('latin1', 8, 12) !== 'WEBP') throw new PictureFormatError('no WebP');
  const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  const kept: { type: string; content: Buffer }[] = [];
  for (let at = 12; at + 8 <= end; ) {
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const content = cleanChunk(type, bytes.subarray(at + 8, at + 8 + length));
    if (content) kept.push({ type, content });
    at += 8 + length + (length % 2);
  }
  const has = (type: string) => kept.some((chunk) => chunk.type === type);
  const flags = (has('EXIF') ? HAS_EXIF : 0) | (has('XMP ') ? HAS_XMP : 0);
  const chunks = kept.map(({ type, content }) =>
    chunk(type, type === 'VP8X' ? withFlags(content, flags) : content),
  );
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  return chunk('RIFF', body);
}

function cleanChunk(type: string, content: Buffer): Buffer | null {
  if (SHOWN.includes(type)) return content;
  if (type === 'EXIF') return creditsOfExif(withoutMarker(content), false);
  return type === 'XMP ' ? creditsOfXmp(content) : null;
}

/** Some encoders write EXIF as a JPEG has it. */
const withoutMarker = (exif: Buffer) =>
  exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;

function withFlags(vp8x: Buffer, flags: number): Buffer {
  const copy = Buffer.from(vp8x);
  copy[0] = ((copy[0] ?? 0) & ~(HAS_EXIF | HAS_XMP)) | flags;
  return copy;
}

function chunk(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

import { crc32, inflateSync } from 'node:zlib';
import { creditsOfExif } from './exif.ts';
import { PictureFormatError } from './picture-format-error.ts';
import { creditsOfXmp } from './xmp.ts';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** Chunks that say how the picture looks and moves. */
const SHOWN = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD hIST pHYs sPLT cICP mDCV cLLI acTL fcTL fdAT'.split(
    ' ',
  ),
);

/** Keywords of texts that are a credit. */
const CREDITS = ['Author', 'Copyright'];

const XMP_KEYWORD = 'XML:com.adobe.xmp';

/**
 * A PNG without texts, times, places and unknown chunks, its pixels untouched; credit, copyright
 * and colours stay, and nothing that follows the picture. Of an upright picture alone: its
 * orientation is dropped.
 * @throws PictureFormatError where a chunk is cut off
 * @see PNG, third edition, chapter 11
 */
export function cleanPng(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw new PictureFormatError('no PNG');
  const kept: Buffer[] = [SIGNATURE];
  let at = 8;
  for (let type = ''; type !== 'IEND'; ) {
    if (at + 12 > bytes.length) throw new PictureFormatError('the file ends too early');
    const end = at + 12 + bytes.readUInt32BE(at);
    type = bytes.toString('latin1', at + 4, at + 8);
    const clean = cleanChunk(type, bytes.subarray(at, end));
    if (clean) kept.push(clean);
    at = end;
  }
  return Buffer.concat(kept);
}

function cleanChunk(type: string, whole: Buffer): Buffer | null {
  const content = whole.subarray(8, -4);
  if (SHOWN.has(type)) return whole;
  if (type === 'eXIf') return chunk('eXIf', creditsOfExif(content, false));
  if (!['tEXt', 'zTXt', 'iTXt'].includes(type)) return null;
  const keyword = content.toString('latin1', 0, content.indexOf(0));
  if (CREDITS.includes(keyword)) return whole;
  if (keyword !== XMP_KEYWORD) return null;
  const xmp = creditsOfXmp(textOf(type, content.subarray(keyword.length + 1)));
  return chunk('iTXt', xmp && Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`), xmp]));
}

/**
 * The text of a chunk, from what stands behind its keyword. In zTXt that is how it is compressed;
 * in iTXt whether and how, its language, and the keyword in that language.
 */
function textOf(type: string, content: Buffer): Buffer {
  if (type === 'tEXt') return content;
  if (type === 'zTXt') return unpack(content.subarray(1));
  const translated = content.indexOf(0, 2) + 1;
  const text = content.subarray(content.indexOf(0, translated) + 1);
  return content[0] === 1 ? unpack(text) : text;
}

/** More XMP than any picture for the web has: what grows further when unpacked is an attack. */
const LONGEST_TEXT = 4_000_000;

function unpack(packed: Buffer): Buffer {
  try {
    return inflateSync(packed, { maxOutputLength: LONGEST_TEXT });
  } catch (error) {
    throw new PictureFormatError(`a text cannot be unpacked: ${(error as Error).message}`);
  }
}

function chunk(type: string, content: Buffer | null): Buffer | null {
  if (!content) return null;
  const whole = Buffer.alloc(content.length + 12);
  whole.writeUInt32BE(content.length, 0);
  whole.write(type, 4, 'latin1');
  content.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4);
  return whole;
}

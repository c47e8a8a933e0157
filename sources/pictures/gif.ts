import { PictureFormatError } from './picture-format-error.ts';
import { creditsOfXmp } from './xmp.ts';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;

const COMMENT = 0xfe;
const APPLICATION = 0xff;

/** Extensions that say how often the pictures repeat, and their colours. */
const SHOWN = ['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'];
const XMP = 'XMP DataXMP';

/** XMP stands in a GIF as it is, and these bytes lead readers of blocks to its end. */
const XMP_END = Buffer.from([0x01, ...Array.from({ length: 256 }, (_, at) => 255 - at), 0x00]);

/**
 * A GIF without comments and what programs wrote into it, its pixels untouched; credit, copyright
 * and colours stay.
 * @throws PictureFormatError where a block is cut off or unknown
 * @see GIF89a specification; XMP specification part 3, section 1.1.2
 */
export function cleanGif(bytes: Buffer): Buffer {
  if (!/^GIF8[79]a/.test(bytes.toString('latin1', 0, 6)))
    throw new PictureFormatError('no GIF');
  let at = 13 + coloursIn(bytes, 10);
  const kept: Buffer[] = [bytes.subarray(0, at)];
  while (bytes[at] !== TRAILER) {
    const start = at;
    if (bytes[at] === IMAGE) {
      // A descriptor of ten bytes, colours, and the size of codes before the blocks.
      at = endOfBlocks(bytes, at + 10 + coloursIn(bytes, at + 9) + 1);
      kept.push(bytes.subarray(start, at));
    } else if (bytes[at] === EXTENSION) {
      at = endOfBlocks(bytes, at + 2);
      const clean = cleanExtension(bytes.subarray(start, at));
      if (clean) kept.push(clean);
    } else throw new PictureFormatError(`an unknown block at ${at}`);
  }
  return Buffer.concat([...kept, Buffer.from([TRAILER])]);
}

/** Bytes of the table of colours that the flags at an offset announce. */
function coloursIn(bytes: Buffer, at: number): number {
  const flags = bytes[at] ?? 0;
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function endOfBlocks(bytes: Buffer, start: number): number {
  let at = start;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) throw new PictureFormatError('the file ends too early');
    at += 1 + length;
    if (length === 0) return at;
  }
}

function cleanExtension(whole: Buffer): Buffer | null {
  const label = whole[1];
  if (label === COMMENT) return null;
  if (label !== APPLICATION) return whole;
  const application = whole.toString('latin1', 3, 14);
  if (SHOWN.includes(application)) return whole;
  if (application !== XMP) return null;
  const xmp = creditsOfXmp(whole.subarray(14, -XMP_END.length));
  return xmp && Buffer.concat([whole.subarray(0, 14), xmp, XMP_END]);
}

const ORIENTATION = 0x0112;
/** Artist and Copyright. */
const CREDITS = [0x013b, 0x8298];

const SHORT = 3;
const ASCII = 2;

/** An entry of a TIFF directory: its tag, its type, and its value as bytes. */
type Entry = { tag: number; type: number; count: number; value: Buffer };

/**
 * Keeps of EXIF data who made a picture, its copyright, and which way up it is; everything else
 * (place, device, time, thumbnail, maker's notes) goes.
 * @param tiff EXIF data without the marker `Exif\0\0` in front
 * @param keepsOrientation false where the picture itself was turned
 * @returns EXIF data, or null where nothing is left of it
 * @see TIFF 6.0, section 2; Exif 2.32, section 4.6
 */
export function creditsOfExif(tiff: Buffer, keepsOrientation: boolean): Buffer | null {
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const kept = entriesOf(tiff, isLittle).filter(
    ({ tag, type, value }) =>
      (tag === ORIENTATION && type === SHORT && keepsOrientation) ||
      (CREDITS.includes(tag) && type === ASCII && /[^\0 ]/.test(value.toString('latin1'))),
  );
  return kept.length > 0 ? writeDirectory(kept, isLittle) : null;
}

/** The short entries of the first directory. What is damaged is not there. */
function entriesOf(tiff: Buffer, isLittle: boolean): Entry[] {
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const entries: Entry[] = [];
  try {
    const directory = long(4);
    for (let index = 0; index < short(directory); index += 1) {
      const at = directory + 2 + index * 12;
      const [tag, type, count] = [short(at), short(at + 2), long(at + 4)];
      if (type !== ASCII && type !== SHORT) continue;
      const length = count * (type === SHORT ? 2 : 1);
      const start = length <= 4 ? at + 8 : long(at + 8);
      const value = tiff.subarray(start, start + length);
      if (value.length === length) entries.push({ tag, type, count, value });
    }
  } catch (error) {
    // A number that points behind the end.
    if (!(error instanceof RangeError)) throw error;
  }
  return entries;
}

function writeDirectory(entries: Entry[], isLittle: boolean): Buffer {
  const head = Buffer.alloc(8 + 2 + entries.length * 12 + 4);
  const short = (value: number, at: number) =>
    isLittle ? head.writeUInt16LE(value, at) : head.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    isLittle ? head.writeUInt32LE(value, at) : head.writeUInt32BE(value, at);
  head.write(isLittle ? 'II' : 'MM', 'latin1');
  short(42, 2);
  long(8, 4);
  short(entries.length, 8);
  const values: Buffer[] = [];
  let end = head.length;
  entries.forEach(({ tag, type, count, value }, index) => {
    const at = 10 + index * 12;
    short(tag, at);
    short(type, at + 2);
    long(count, at + 4);
    if (value.length <= 4) {
      value.copy(head, at + 8);
      return;
    }
    long(end, at + 8);
    // Values begin at even offsets.
    const padded = Buffer.concat([value, Buffer.alloc(value.length % 2)]);
    values.push(padded);
    end += padded.length;
  });
  return Buffer.concat([head, ...values]);
}

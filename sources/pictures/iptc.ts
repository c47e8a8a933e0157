/** By-line, its title, credit, source and copyright notice. */
const CREDITS = [80, 85, 110, 115, 116];
const APPLICATION_RECORD = 2;
/** Says which characters the texts are written in. */
const ENVELOPE_RECORD = 1;
const CODED_CHARACTER_SET = 90;

const IPTC = 0x0404;

/**
 * Keeps of the resources that Photoshop writes into a picture the IPTC fields with its credit and
 * copyright; captions, places, dates, thumbnails and paths go.
 * @param resources what follows `Photoshop 3.0\0` in a JPEG
 * @returns resources, or null where nothing is left of them
 * @see IPTC-IIM 4.2; Adobe Photoshop File Formats, "Image resource blocks"
 */
export function creditsOfPhotoshop(resources: Buffer): Buffer | null {
  const fields = iptcIn(resources).flatMap(fieldsOf);
  if (!fields.some(({ record }) => record === APPLICATION_RECORD)) return null;
  const iptc = Buffer.concat(fields.map(({ bytes }) => bytes));
  const head = Buffer.from('8BIM\0\0\0\0\0\0\0\0', 'latin1');
  head.writeUInt16BE(IPTC, 4);
  head.writeUInt32BE(iptc.length, 8);
  return Buffer.concat([head, iptc, Buffer.alloc(iptc.length % 2)]);
}

/** The blocks of IPTC data. What is damaged is not there. */
function iptcIn(resources: Buffer): Buffer[] {
  const found: Buffer[] = [];
  let at = 0;
  while (at + 12 <= resources.length && resources.toString('latin1', at, at + 4) === '8BIM') {
    // The name is a text with its length in front, padded to an even number of bytes.
    const name = resources.readUInt8(at + 6) + 1;
    const start = at + 6 + name + (name % 2) + 4;
    if (start > resources.length) break;
    const length = resources.readUInt32BE(start - 4);
    if (resources.readUInt16BE(at + 4) === IPTC)
      found.push(resources.subarray(start, start + length));
    at = start + length + (length % 2);
  }
  return found;
}

function fieldsOf(iptc: Buffer): { record: number; bytes: Buffer }[] {
  const kept: { record: number; bytes: Buffer }[] = [];
  let at = 0;
  while (at + 5 <= iptc.length && iptc[at] === 0x1c) {
    const [record = 0, field = 0] = [iptc[at + 1], iptc[at + 2]];
    const end = at + 5 + iptc.readUInt16BE(at + 3);
    const isCredit = record === APPLICATION_RECORD && CREDITS.includes(field);
    const isEncoding = record === ENVELOPE_RECORD && field === CODED_CHARACTER_SET;
    if (isCredit || isEncoding) kept.push({ record, bytes: iptc.subarray(at, end) });
    at = end;
  }
  return kept;
}

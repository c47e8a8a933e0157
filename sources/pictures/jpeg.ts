import { creditsOfExif } from './exif.ts';
import { creditsOfPhotoshop } from './iptc.ts';
import { PictureFormatError } from './picture-format-error.ts';
import { creditsOfXmp } from './xmp.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP13 = 0xed;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;

const JFIF = 'JFIF\0';
const EXIF = 'Exif\0\0';
const XMP = 'http://ns.adobe.com/xap/1.0/\0';
const PHOTOSHOP = 'Photoshop 3.0\0';
const ICC = 'ICC_PROFILE\0';

/**
 * A JPEG without what its camera and its editors wrote into it, its pixels untouched. Credit,
 * copyright, colours and orientation stay; what follows the picture, as previews and films do, goes.
 * @throws PictureFormatError where the file is damaged before its pixels begin
 * @see ITU-T T.81, annex B
 */
export function cleanJpeg(bytes: Buffer): Buffer {
  if (bytes.readUInt16BE(0) !== (0xff00 | SOI)) throw new PictureFormatError('no JPEG');
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at < bytes.length) {
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined)
      throw new PictureFormatError(`no marker at ${at}`);
    if (marker === EOI) break;
    if (at + 4 > bytes.length) throw new PictureFormatError('the file ends too early');
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const clean = cleanSegment(marker, bytes.subarray(at, end));
    if (clean) kept.push(clean);
    at = end;
    if (marker !== SOS) continue;
    const next = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, next));
    at = next;
  }
  return Buffer.concat([...kept, Buffer.from([0xff, EOI])]);
}

/** Where the pixels of a scan end: at a marker that is no restart, or with the file. */
function endOfScan(bytes: Buffer, start: number): number {
  let at = bytes.indexOf(0xff, start);
  while (at !== -1) {
    const next = bytes[at + 1] ?? EOI;
    const isData = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!isData && next !== 0xff) return at;
    at = bytes.indexOf(0xff, at + (isData ? 2 : 1));
  }
  return bytes.length;
}

/** @param whole the segment with its marker and length @returns null where nothing of it stays */
function cleanSegment(marker: number, whole: Buffer): Buffer | null {
  const content = whole.subarray(4);
  const isCalled = (name: string) => content.toString('latin1', 0, name.length) === name;
  const rest = (name: string) => content.subarray(name.length);
  if (marker === COMMENT) return null;
  if (marker < APP0 || marker > APP15 || marker === APP14) return whole;
  if (marker === APP0 && isCalled(JFIF)) return segment(APP0, withoutThumbnail(content));
  if (marker === APP2 && isCalled(ICC)) return whole;
  if (marker === APP1 && isCalled(EXIF))
    return named(APP1, EXIF, creditsOfExif(rest(EXIF), true));
  if (marker === APP1 && isCalled(XMP)) return named(APP1, XMP, creditsOfXmp(rest(XMP)));
  if (marker === APP13 && isCalled(PHOTOSHOP)) {
    return named(APP13, PHOTOSHOP, creditsOfPhotoshop(rest(PHOTOSHOP)));
  }
  return null;
}

/** JFIF data whose last two bytes give a thumbnail of 0 × 0 pixels. */
const withoutThumbnail = (jfif: Buffer) =>
  Buffer.concat([jfif.subarray(0, 12), Buffer.alloc(2)]);

const named = (marker: number, name: string, content: Buffer | null) =>
  content && segment(marker, Buffer.concat([Buffer.from(name, 'latin1'), content]));

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

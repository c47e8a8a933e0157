import sharp from 'sharp';
import { expect, test } from 'vitest';
import { publishedPicture } from './published-picture.ts';

/** What a camera and an editor write; the words are looked for in the bytes afterwards. */
const exif = {
  IFD0: { Make: 'SecretCamera', Artist: 'Ada Example', Copyright: '2025 Example Foundation' },
  IFD2: { DateTimeOriginal: '2024:05:06 07:08:09', BodySerialNumber: 'SecretSerial' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 12/1' },
};
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- SecretComment --><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="SecretAbout" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="CreditLine" photoshop:City="SecretCity"><dc:creator><rdf:Seq><rdf:li>Ada Example</rdf:li></rdf:Seq></dc:creator><dc:description>SecretCaption</dc:description><xmpMM:History><rdf:Seq><rdf:li>SecretHistory</rdf:li></rdf:Seq></xmpMM:History></rdf:Description></rdf:RDF></x:xmpmeta>`;

/** A picture of noise, in which no byte may change, with all metadata that sharp can write. */
async function picture(format: 'jpeg' | 'png' | 'webp' | 'avif', orientation = 1) {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  return sharp({ create: { width: 60, height: 30, channels: 3, background: '#fff', noise } })
    .withExif(exif)
    .withMetadata({ orientation })
    .withXmp(xmp)
    .withIccProfile('p3')
    .toFormat(format, { quality: 90 })
    .toBuffer();
}

const pixels = (bytes: Buffer) => sharp(bytes).raw().toBuffer();
/** All that a file says, what it says in compressed form included. */
async function textOf(bytes: Buffer): Promise<string> {
  const { exif, xmp } = await sharp(bytes).metadata();
  return [bytes, exif, xmp].map((part) => part?.toString('latin1')).join('\n');
}

const SECRETS = /Secret|2024:05:06|GPS/;

test.each(['jpeg', 'png', 'webp', 'avif'] as const)(
  'a %s keeps its pixels, its colours and its credit, and loses place, device, time and history',
  async (format) => {
    const before = await picture(format);
    expect(await textOf(before)).toMatch(/SecretCamera.*SecretHistory/s);
    const after = await publishedPicture(before);
    expect(await textOf(after)).not.toMatch(SECRETS);
    expect((await pixels(after)).equals(await pixels(before))).toBe(true);
    const then = await sharp(before).metadata();
    const now = await sharp(after).metadata();
    expect(now.icc?.equals(then.icc ?? Buffer.alloc(0))).toBe(true);
    expect(now.exif?.toString('latin1')).toMatch(/Ada Example.*2025 Example Foundation/s);
    expect(now.xmp?.toString()).toMatch(/photoshop:Credit="CreditLine"/);
    expect(now.xmp?.toString()).toMatch(/<dc:creator>.*Ada Example/s);
  },
);

test('a JPEG that lies on its side keeps the note, and its pixels', async () => {
  const before = await picture('jpeg', 6);
  const after = await publishedPicture(before);
  expect((await sharp(after).metadata()).orientation).toBe(6);
  expect((await pixels(after)).equals(await pixels(before))).toBe(true);
  expect(await textOf(after)).not.toMatch(SECRETS);
});

test.each(['png', 'webp'] as const)('a %s that lies on its side is turned', async (format) => {
  const after = await publishedPicture(await picture(format, 6));
  const { width, height, orientation = 1, icc } = await sharp(after).metadata();
  expect([width, height, orientation, icc !== undefined]).toEqual([30, 60, 1, true]);
  expect(await textOf(after)).not.toMatch(SECRETS);
});

test('what follows a JPEG, as a second picture or a film does, is not published', async () => {
  const upright = await picture('jpeg');
  const after = await publishedPicture(Buffer.concat([upright, Buffer.from('SecretFilm')]));
  expect(after.equals(await publishedPicture(upright))).toBe(true);
});

test('thumbnails, comments and fields of a JPEG that are no credit go', async () => {
  const { length } = await picture('jpeg');
  const jpeg = await picture('jpeg');
  const segment = (marker: number, content: string) =>
    Buffer.concat([
      Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255]),
      Buffer.from(content, 'latin1'),
    ]);
  const field = (number: number, text: string) =>
    `\x1c\x02${String.fromCharCode(number)}\0${String.fromCharCode(text.length)}${text}`;
  const iptc = field(80, 'ByLineAda!') + field(90, 'SecretCity');
  const photoshop = `Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0${String.fromCharCode(iptc.length)}${iptc}8BIM\x04\x0c\0\0\0\0\0\x0bSecretThumb\0`;
  const before = Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01\x01\x02\x03'),
    segment(0xe0, 'JFXX\0\x10SecretThumbnail'),
    segment(0xfe, 'SecretComment'),
    segment(0xed, photoshop),
    segment(0xe5, 'SecretNote'),
    jpeg.subarray(2),
  ]);
  const after = await publishedPicture(before);
  expect(await textOf(after)).not.toMatch(SECRETS);
  expect(after.toString('latin1')).toContain('ByLineAda!');
  expect((await pixels(after)).equals(await pixels(before))).toBe(true);
  expect(after.length).toBeLessThan(length + 200);
});

test('texts and times of a PNG go, author and copyright stay', async () => {
  const png = await picture('png');
  const { crc32 } = await import('node:zlib');
  const chunk = (type: string, text: string) => {
    const body = Buffer.from(type + text, 'latin1');
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(text.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const before = Buffer.concat([
    png.subarray(0, 33),
    chunk('tEXt', 'Author\0Ada Example'),
    chunk('tEXt', 'Software\0SecretProgram'),
    chunk('tIME', '\x07\xe8\x05\x06\x07\x08\x09'),
    chunk('prVt', 'SecretChunk'),
    png.subarray(33),
    Buffer.from('SecretTail'),
  ]);
  const after = await publishedPicture(before);
  expect(after.toString('latin1')).not.toMatch(/Secret|tIME/);
  expect(after.toString('latin1')).toContain('Author\0Ada Example');
  expect((await pixels(after)).equals(await pixels(before))).toBe(true);
});

test('comments of a GIF go, and it moves as before', async () => {
  const frames = Buffer.concat([Buffer.alloc(300, 20), Buffer.alloc(300, 200)]);
  const gif = await sharp(frames, {
    raw: { width: 10, height: 20, channels: 3, pageHeight: 10 },
  })
    .gif({ loop: 3, delay: [100, 200] })
    .toBuffer();
  const end = gif.length - 1;
  const comment = Buffer.from('\x21\xfe\x0dSecretComment\0', 'latin1');
  const program = Buffer.from('\x21\xff\x0bSECRETAPP01\x0aSecretData\0', 'latin1');
  const before = Buffer.concat([gif.subarray(0, end), comment, program, gif.subarray(end)]);
  const after = await publishedPicture(before);
  expect(after.toString('latin1')).not.toMatch(/secret/i);
  const { pages, loop, delay } = await sharp(after, { animated: true }).metadata();
  expect({ pages, loop, delay }).toEqual({ pages: 2, loop: 3, delay: [100, 200] });
});

test('a drawing loses comments, what its editor wrote, and places in photos that it holds', async () => {
  const photo = (await picture('jpeg')).toString('base64');
  const before = `<?xml version="1.0"?><!-- SecretComment --><svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20" inkscape:export-filename="/home/SecretPerson/a.png"><metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"><cc:Work rdf:about="SecretAbout"><dc:date>SecretDate</dc:date><dc:creator><cc:Agent><dc:title>Ada Example</dc:title></cc:Agent></dc:creator></cc:Work></rdf:RDF></metadata><inkscape:page label="SecretPage"><g/></inkscape:page><rect width="40" height="20" fill="#36c"/><image width="4" height="2" xlink:href="data:image/jpeg;base64,${photo}"/></svg>`;
  const after = (await publishedPicture(Buffer.from(before))).toString();
  expect(after).not.toMatch(/Secret/);
  expect(after).toContain('<dc:title>Ada Example</dc:title>');
  expect(after).toContain('<rect width="40" height="20" fill="#36c"/>');
  const inside = Buffer.from(/base64,([^"]+)/.exec(after)?.[1] ?? '', 'base64');
  expect(inside.toString('latin1')).not.toMatch(SECRETS);
  expect((await pixels(inside)).equals(await pixels(Buffer.from(photo, 'base64')))).toBe(true);
});

test('a picture that is cut off loses its metadata all the same', async () => {
  for (const format of ['jpeg', 'png'] as const) {
    const whole = await picture(format);
    const cut = whole.subarray(0, whole.length - 200);
    expect((await publishedPicture(Buffer.from(cut))).toString('latin1')).not.toMatch(SECRETS);
  }
});

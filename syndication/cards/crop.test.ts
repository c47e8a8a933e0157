import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { renderCrop, surveyPhoto } from './crop.ts';
import { SHAPES, type Shape } from './shapes.ts';

const folder = await mkdtemp(path.join(os.tmpdir(), 'masthead-crop-'));

async function save(name: string, bytes: Uint8Array | string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
}

function blank(width: number, height: number, background = '#3366cc') {
  return sharp({ create: { width, height, channels: 3, background } });
}

const survey = (file: string) => surveyPhoto({ path: file, read: () => readFile(file) });

async function cropped(file: string, shape: Shape = 'share') {
  const { photo, remark } = await survey(file);
  expect(remark).toBeNull();
  if (!photo) throw new Error('The survey refused the picture.');
  return renderCrop(photo, shape);
}

async function colourAt(jpeg: Uint8Array, left: number, top: number): Promise<number[]> {
  const pixel = await sharp(jpeg).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  return [...pixel];
}

const isNear = (colour: number[], other: number[]) =>
  colour.length === 3 &&
  colour.every((part, index) => Math.abs(part - (other[index] ?? 0)) < 40);

// Nothing is harder to compress; a remainder of squares looks like noise, and is always the same.
const noise = await save(
  'noise.png',
  await sharp(
    Buffer.from(
      Uint8Array.from({ length: 1200 * 1200 * 3 }, (_, i) => ((i * i) >> 7) ^ (i * 7919)),
    ),
    { raw: { width: 1200, height: 1200, channels: 3 } },
  )
    .png({ compressionLevel: 1 })
    .toBuffer(),
);

test.each(Object.keys(SHAPES) as Shape[])(
  'a photo is cropped to the shape %s',
  async (shape) => {
    const jpeg = await cropped(noise, shape);
    expect(await sharp(jpeg).metadata()).toMatchObject({
      format: 'jpeg',
      ...SHAPES[shape],
      space: 'srgb',
      channels: 3,
      hasAlpha: false,
    });
    expect(jpeg.length).toBeLessThanOrEqual(300_000);
  },
);

test('a photo is turned the way its camera says, and tells nothing else of it', async () => {
  const left = blank(700, 800, '#ff0000');
  const upright = blank(1400, 800, '#0000ff').composite([
    { input: await left.png().toBuffer(), left: 0, top: 0 },
  ]);
  const file = await save(
    'turned.jpg',
    await upright
      .jpeg()
      .withExif({ IFD0: { Artist: 'Somebody' } })
      .withMetadata({ orientation: 3 })
      .toBuffer(),
  );
  const jpeg = await cropped(file);
  expect(isNear(await colourAt(jpeg, 20, 300), [0, 0, 255])).toBe(true);
  expect(isNear(await colourAt(jpeg, 1180, 300), [255, 0, 0])).toBe(true);
  expect(await sharp(jpeg).metadata()).not.toHaveProperty('exif');
  expect(await sharp(jpeg).metadata()).not.toHaveProperty('orientation');
});

test('the crop keeps what draws the eye', async () => {
  const eye = await blank(200, 200, '#ffdd00').png().toBuffer();
  const file = await save(
    'tall.png',
    await blank(1200, 2400, '#101418')
      .composite([{ input: eye, left: 500, top: 2000 }])
      .png()
      .toBuffer(),
  );
  const whole = await sharp(await cropped(file))
    .extractChannel('red')
    .raw()
    .toBuffer();
  expect(whole.some((red) => red > 200)).toBe(true);
});

test('a transparent picture stands on paper', async () => {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const file = await save(
    'clear.png',
    await sharp({ create: { width: 1300, height: 700, channels: 4, background: clear } })
      .png()
      .toBuffer(),
  );
  expect(isNear(await colourAt(await cropped(file), 600, 300), [253, 253, 252])).toBe(true);
});

test('a picture for print becomes sRGB', async () => {
  const file = await save(
    'cmyk.jpg',
    await blank(1300, 700, '#cc2222').toColourspace('cmyk').jpeg().toBuffer(),
  );
  expect((await sharp(file).metadata()).space).toBe('cmyk');
  const jpeg = await cropped(file);
  expect((await sharp(jpeg).metadata()).space).toBe('srgb');
  expect(isNear(await colourAt(jpeg, 600, 300), [204, 34, 34])).toBe(true);
});

test('of an animation the first picture is taken', async () => {
  const frames = await Promise.all(
    ['#00aa00', '#aa0000'].map((colour) => blank(1300, 700, colour).png().toBuffer()),
  );
  const file = await save(
    'moving.gif',
    await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer(),
  );
  expect(isNear(await colourAt(await cropped(file), 600, 300), [0, 170, 0])).toBe(true);
});

test('a digest is that of the content', async () => {
  const bytes = await blank(1300, 700).png().toBuffer();
  const [one, two] = [await save('one.png', bytes), await save('two.png', bytes)];
  const digest = async (file: string) => (await survey(file)).photo?.digest;
  expect(await digest(one)).toBe(await digest(two));
  expect(
    await digest(await save('three.png', await blank(1300, 701).png().toBuffer())),
  ).not.toBe(await digest(one));
});

test('a photo that was changed since it was looked at is not cropped under its old name', async () => {
  const file = await save('changing.png', await blank(1300, 700).png().toBuffer());
  const { photo } = await survey(file);
  if (!photo) throw new Error('The survey refused the picture.');
  await save('changing.png', await blank(1300, 700, '#cc2222').png().toBuffer());
  await expect(renderCrop(photo, 'share')).rejects.toThrow('changed');
});

test.each<[string, () => Promise<string>, rule: string, told: RegExp]>([
  [
    'that is a text',
    () => save('text.png', 'a text'),
    'unreadable-share-picture',
    /not a picture/,
  ],
  ['that is empty', () => save('empty.png', ''), 'unreadable-share-picture', /not a picture/],
  [
    'that was cut off',
    async () => save('half.jpg', (await blank(1300, 700).jpeg().toBuffer()).subarray(0, 2000)),
    'unreadable-share-picture',
    /damaged/,
  ],
  [
    'that is small',
    async () => save('small.png', await blank(320, 200).png().toBuffer()),
    'small-share-picture',
    /320×200/,
  ],
])(
  'a picture %s is not shown by links, and its editor is told',
  async (_, make, rule, told) => {
    const { photo, remark } = await survey(await make());
    expect(photo).toBeNull();
    expect(remark).toMatchObject({ rule, message: expect.stringMatching(told) });
    expect(remark?.repair).not.toBe('');
  },
);

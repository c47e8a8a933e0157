import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeVariants, widthsFor } from './variants.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'variants-'));
const made = path.join(folder, 'made');
const photo = path.join(folder, 'photo.jpg');

beforeAll(async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const size = { width: 1000, height: 500, channels: 3, background: 'white' } as const;
  await sharp({ create: { ...size, noise } })
    .jpeg({ quality: 95 })
    .toFile(photo);
});

afterAll(() => rmSync(folder, { recursive: true }));

test('a picture is never made wider, and its own width is the last', () => {
  expect(widthsFor(['text'], 1000)).toEqual([480, 720, 1000]);
  expect(widthsFor(['text'], 300)).toEqual([300]);
  expect(widthsFor(['text'], 5000)).toEqual([480, 720, 960, 1280]);
});

test('a width close to the last one is left out', () => {
  expect(widthsFor(['text'], 1000)).not.toContain(960);
});

test('a picture in two places has the widths of both', () => {
  const widths = widthsFor(['portrait', 'lead'], 5000);
  expect(widths).toEqual([112, 224, 336, 480, 720, 960, 1280, 1840]);
});

test('each file is in its format, as wide as it says, and smaller than the picture', async () => {
  const variants = await encodeVariants(readFileSync(photo), ['text'], made);
  expect(variants.map(({ format, width }) => `${format} ${width}`)).toEqual([
    'avif 480',
    'avif 720',
    'avif 1000',
    'webp 480',
    'webp 720',
    'webp 1000',
  ]);
  for (const { name, format, width } of variants) {
    const file = path.join(made, name);
    const found = await sharp(file).metadata();
    expect(found.format).toBe(format === 'avif' ? 'heif' : 'webp');
    expect(found.width).toBe(width);
    expect(statSync(file).size).toBeLessThan(statSync(photo).size);
  }
});

test('what is there is not made again', async () => {
  const [first] = await encodeVariants(readFileSync(photo), ['text'], made);
  const file = path.join(made, first?.name ?? '');
  const before = statSync(file).mtimeMs;
  await encodeVariants(readFileSync(photo), ['text'], made);
  expect(statSync(file).mtimeMs).toBe(before);
  expect(readdirSync(made).filter((name) => /\.\d+$/.test(name))).toEqual([]);
});

test('another picture under the same name has other files', async () => {
  const replaced = path.join(folder, 'replaced.png');
  const plain = { width: 900, height: 900, channels: 3, background: 'red' } as const;
  await sharp({ create: plain }).png({ compressionLevel: 0 }).toFile(replaced);
  const before = await encodeVariants(readFileSync(replaced), ['text'], made);
  await sharp({ create: { ...plain, background: 'blue' } })
    .png({ compressionLevel: 0 })
    .toFile(replaced);
  const after = await encodeVariants(readFileSync(replaced), ['text'], made);
  const names = new Set(before.map(({ name }) => name));
  expect(after.filter(({ name }) => names.has(name))).toEqual([]);
});

test('a turned photograph is upright in every file', async () => {
  const turned = path.join(folder, 'turned.jpg');
  await sharp(photo).withMetadata({ orientation: 6 }).toFile(turned);
  const [first] = await encodeVariants(readFileSync(turned), ['text'], made);
  const { width, height } = await sharp(path.join(made, first?.name ?? '')).metadata();
  expect([width, height]).toEqual([500, 1000]);
});

test('a drawing that knows no pixels is left as it is', async () => {
  const drawing = path.join(folder, 'drawing.svg');
  writeFileSync(drawing, '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  expect(await encodeVariants(readFileSync(drawing), ['text'], made)).toEqual([]);
});

test('an animation stays an animation', async () => {
  const animation = path.join(folder, 'animation.gif');
  const frame = (background: string) =>
    sharp({ create: { width: 90, height: 90, channels: 3, background } })
      .png()
      .toBuffer();
  const frames = await Promise.all(['red', 'green', 'blue'].map(frame));
  await sharp(frames, { join: { animated: true } })
    .gif()
    .toFile(animation);
  const variants = await encodeVariants(readFileSync(animation), ['text'], made);
  for (const { name, format } of variants) {
    expect(format).toBe('webp');
    const { pages } = await sharp(path.join(made, name), { animated: true }).metadata();
    expect(pages).toBe(3);
  }
});

test('a picture that no format makes smaller is shown as it is', async () => {
  const tiny = path.join(folder, 'tiny.webp');
  const flat = { width: 4, height: 4, channels: 3, background: 'white' } as const;
  await sharp({ create: flat }).webp({ quality: 1, effort: 6 }).toFile(tiny);
  expect(await encodeVariants(readFileSync(tiny), ['text'], made)).toEqual([]);
});

test('a file is the same, whichever others were made beside it', async () => {
  const [alone, beside] = ['alone', 'beside'].map((name) => path.join(folder, name));
  const variants = await encodeVariants(readFileSync(photo), ['portrait'], alone ?? '');
  await encodeVariants(readFileSync(photo), ['portrait', 'lead'], beside ?? '');
  for (const { name } of variants) {
    const [one, other] = [alone, beside].map((made) =>
      readFileSync(path.join(made ?? '', name)),
    );
    expect(one?.equals(other ?? Buffer.alloc(0)), name).toBe(true);
  }
});

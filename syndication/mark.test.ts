import sharp from 'sharp';
import { expect, test } from 'vitest';
import { mark } from '#site/mark.ts';
import { markIco, markPng, markSvg } from './mark.ts';

test.each([180, 512])('the mark of %i pixels is square and opaque', async (pixels) => {
  const { format, width, height, hasAlpha } = await sharp(await markPng(pixels)).metadata();
  expect({ format, width, height, hasAlpha }).toEqual({
    format: 'png',
    width: pixels,
    height: pixels,
    hasAlpha: false,
  });
});

test('the icon file holds the mark where its head says', async () => {
  const icon = await markIco();
  const [length, start] = [icon.readUInt32LE(14), icon.readUInt32LE(18)];
  expect(icon.subarray(0, 6)).toEqual(Buffer.from([0, 0, 1, 0, 1, 0]));
  expect(start + length).toBe(icon.length);
  const picture = await sharp(icon.subarray(start)).metadata();
  expect([picture.width, picture.height]).toEqual([mark.size, mark.size]);
});

test('the drawing is the mark', () => {
  expect(markSvg()).toContain(mark.path);
});

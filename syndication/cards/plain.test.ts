import sharp from 'sharp';
import { expect, test } from 'vitest';
import { renderPlain } from './plain.ts';
import { PLAIN_SHAPES, SHAPES } from './shapes.ts';

test.each(PLAIN_SHAPES)('a picture without words fills the shape %s', async (shape) => {
  const jpeg = await renderPlain('Community', shape);
  expect(await sharp(jpeg).metadata()).toMatchObject({
    format: 'jpeg',
    ...SHAPES[shape],
    space: 'srgb',
    hasAlpha: false,
  });
  expect(jpeg.length).toBeLessThan(300_000);
});

test('a label keeps its picture, and another has another', async () => {
  const [first, second, other] = await Promise.all(
    ['Zuul', 'Zuul', 'Airship'].map((label) => renderPlain(label, 'wide')),
  );
  expect(first).toEqual(second);
  expect(first).not.toEqual(other);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cut } from './cut.ts';
import { type Face, faces } from './faces.ts';

const face = (name: string) => faces().find((one) => one.name === name) as Face;
const whole = (name: string) => readFileSync(face(name).source);

test('the two faces of every page weigh less than 30 kB together', async () => {
  const files = await Promise.all(
    ['headline', 'text'].map((name) => cut(face(name), whole(name))),
  );
  for (const file of files) expect(file.subarray(0, 4).toString()).toBe('wOF2');
  expect(files.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(30_000);
});

test('the same font is cut to the same bytes', async () => {
  const [one, other] = await Promise.all(
    [1, 2].map(() => cut(face('headline'), whole('headline'))),
  );
  expect(one?.equals(other as Buffer)).toBe(true);
});

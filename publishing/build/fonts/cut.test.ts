import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cut } from './cut.ts';
import { type Face, faces } from './faces.ts';

const face = (name: string) => faces().find((one) => one.name === name) as Face;
const whole = (name: string) => readFileSync(face(name).source);

/** What a sender may send before the first answer, RFC 6928, in segments of 1,460 bytes. */
const FIRST_WINDOW = 10 * 1460;

/** Of what our server sends with a font; the hosts send no more. */
const HEADERS = 750;

test.each(['headline', 'text'])(
  'the %s of every page comes with the first answer',
  async (name) => {
    const file = await cut(face(name), whole(name));
    expect(file.subarray(0, 4).toString()).toBe('wOF2');
    expect(file.length).toBeLessThan(FIRST_WINDOW - HEADERS);
  },
);

test('the same font is cut to the same bytes', async () => {
  const [one, other] = await Promise.all(
    [1, 2].map(() => cut(face('headline'), whole('headline'))),
  );
  expect(one?.equals(other as Buffer)).toBe(true);
});

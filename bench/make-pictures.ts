import path from 'node:path';
import sharp from 'sharp';
import type { Chance } from '#e2e/chance.ts';

/** What photographs are drawn from: so many dots, spread over the whole picture. */
const DOTS = { width: 16, height: 9 };

/**
 * Writes pictures that a camera could have taken, as far as an encoder is concerned: every
 * colour, soft edges, real files. One takes 30 ms; the same dice give the same pictures.
 * @returns their file names
 */
export async function makePictures(
  folder: string,
  names: string[],
  size: { width: number; height: number },
  dice: Chance,
): Promise<string[]> {
  for (const name of names) {
    const dots = Uint8Array.from({ length: DOTS.width * DOTS.height * 3 }, () =>
      dice.below(256),
    );
    await sharp(dots, { raw: { ...DOTS, channels: 3 } })
      .resize({ ...size, fit: 'cover' })
      .toFile(path.join(folder, name));
  }
  return names;
}

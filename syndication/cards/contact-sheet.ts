import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';

const COLUMNS = 4;
const ROWS = 6;
const THUMBNAIL = { width: 480, height: 270 };
const GAP = 10;

/**
 * Writes pictures for people to look at: each in its own size, and all of them in small, 24
 * on a sheet. @returns the paths of the sheets
 */
export async function writeContactSheets(
  folder: string,
  name: string,
  pictures: Uint8Array[],
): Promise<string[]> {
  const wholes = path.join(folder, name);
  await mkdir(wholes, { recursive: true });
  for (const [index, picture] of pictures.entries()) {
    await writeFile(path.join(wholes, `${String(index + 1).padStart(3, '0')}.jpg`), picture);
  }
  const sheets: string[] = [];
  for (let first = 0; first < pictures.length; first += COLUMNS * ROWS) {
    const sheet = path.join(folder, `${name}-${sheets.length + 1}.png`);
    await writeFile(sheet, await contactSheet(pictures.slice(first, first + COLUMNS * ROWS)));
    sheets.push(sheet);
  }
  return sheets;
}

async function contactSheet(pictures: Uint8Array[]): Promise<Buffer> {
  const { width, height } = THUMBNAIL;
  const rows = Math.ceil(pictures.length / COLUMNS);
  const thumbnails = pictures.map(async (picture, index) => ({
    input: await sharp(picture)
      .resize({ ...THUMBNAIL, fit: 'inside' })
      .toBuffer(),
    left: GAP + (index % COLUMNS) * (width + GAP),
    top: GAP + Math.floor(index / COLUMNS) * (height + GAP),
  }));
  return sharp({
    create: {
      width: GAP + COLUMNS * (width + GAP),
      height: GAP + rows * (height + GAP),
      channels: 3,
      background: '#777777',
    },
  })
    .composite(await Promise.all(thumbnails))
    .png()
    .toBuffer();
}

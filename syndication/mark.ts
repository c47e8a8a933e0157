import sharp from 'sharp';
import { mark } from '#site/mark.ts';
import { palette } from './cards/palette.ts';

/** The mark in the site's colour, as a drawing of its own. */
export function markSvg(): string {
  return drawing({ margin: 0, ground: 'none', pixels: mark.size });
}

/** The mark with room around it, on paper: phones and aggregators show it on any ground. */
export function markPng(pixels: number): Promise<Buffer> {
  const svg = drawing({ margin: mark.size / 4, ground: palette.paper, pixels });
  return sharp(Buffer.from(svg)).removeAlpha().png().toBuffer();
}

/** The mark as browsers look for it unasked: an icon file that holds one picture, a PNG. */
export async function markIco(): Promise<Buffer> {
  const picture = await sharp(Buffer.from(markSvg())).png().toBuffer();
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2); // An icon …
  head.writeUInt16LE(1, 4); // … with one picture:
  head.writeUInt8(mark.size, 6); // its width, …
  head.writeUInt8(mark.size, 7); // … its height, …
  head.writeUInt16LE(1, 10); // … planes …
  head.writeUInt16LE(32, 12); // … and bits of colour, …
  head.writeUInt32LE(picture.length, 14); // … its length, …
  head.writeUInt32LE(head.length, 18); // … and where it begins.
  return Buffer.concat([head, picture]);
}

function drawing(look: { margin: number; ground: string; pixels: number }): string {
  const { margin, ground, pixels } = look;
  const edge = mark.size + 2 * margin;
  const size = `width="${pixels}" height="${pixels}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} ${-margin} ${edge} ${edge}" ${size}>
  <path fill="${ground}" d="M${-margin} ${-margin}h${edge}v${edge}h${-edge}z"/>
  <path fill="${palette.accent}" d="${mark.path}"/>
</svg>
`;
}

import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { palette } from './palette.ts';
import { type PlainShape, SHAPES } from './shapes.ts';

/**
 * Draws a picture without words for all that stands under one label: a newspaper's front page
 * seen from afar. The label lays it out, so that each has its own, and keeps it.
 * @returns a JPEG, sRGB, opaque; the same bytes for the same label and shape
 */
export async function renderPlain(label: string, shape: PlainShape): Promise<Uint8Array> {
  const { width, height } = SHAPES[shape];
  const blocks = [...head(width), ...columns(label, width, height)].map(
    ([x, y, w, h, fill]) =>
      `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"/>`,
  );
  const size = `width="${width}" height="${height}"`;
  const page = `<rect ${size} fill="${palette.paper}"/>${blocks.join('')}`;
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${page}</svg>`))
    .removeAlpha()
    .jpeg({ quality: 86, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

type Block = [x: number, y: number, width: number, height: number, fill: string];

const MARGIN = 60;
const GUTTER = 30;
const COLUMNS = 5;
const TOP = 110;
/** From one line of text to the next; everything stands on this grid. */
const ROW = 17;

/** The band and the double rule, as on every page and card. */
function head(width: number): Block[] {
  const inner = width - 2 * MARGIN;
  return [
    [0, 0, width, 26, palette.accent],
    [MARGIN, 70, inner, 2, palette.ruleStrong],
    [MARGIN, 75, inner, 2, palette.ruleStrong],
  ];
}

/** The lead story over two or three columns, first or last, and short news beside it. */
function columns(label: string, width: number, height: number): Block[] {
  const chance = chanceFor(label);
  const rows = Math.floor((height - TOP - MARGIN) / ROW) + 1;
  const column = (width - 2 * MARGIN - (COLUMNS - 1) * GUTTER) / COLUMNS;
  const span = chance() < 0.5 ? 2 : 3;
  const first = chance() < 0.6 ? 0 : COLUMNS - span;
  const leftOf = (index: number) => MARGIN + index * (column + GUTTER);
  const others = Array.from({ length: COLUMNS }, (_, index) => index).filter(
    (index) => index < first || index >= first + span,
  );
  return [
    ...lead(leftOf(first), column * span + GUTTER * (span - 1), rows, chance),
    ...others.flatMap((index) =>
      news(leftOf(index), column, rows, chanceFor(`${label} ${index}`)),
    ),
  ];
}

function lead(x: number, width: number, rows: number, chance: Chance): Block[] {
  const picture = Math.floor(rows * (0.42 + 0.14 * chance()));
  const fill = chance() < 0.7 ? palette.accent : palette.ink;
  return [
    [x, TOP, width, picture * ROW - 9, fill],
    [x, TOP + (picture + 1) * ROW - 9, width, 22, palette.ink],
    [x, TOP + (picture + 3) * ROW - 7, width * (0.5 + 0.4 * chance()), 22, palette.ink],
    ...text(x, width, picture + 6, rows, chance),
  ];
}

/** A column of one or more stories; some begin with a picture. */
function news(x: number, width: number, rows: number, chance: Chance): Block[] {
  const blocks: Block[] = [];
  let row = 0;
  if (chance() < 0.35) {
    const picture = 6 + Math.floor(6 * chance());
    const fill = [palette.ink, palette.accentInk, palette.rule][Math.floor(3 * chance())] ?? '';
    blocks.push([x, TOP, width, picture * ROW - 9, fill]);
    row = picture + 1;
  }
  while (row < rows - 8) {
    const end = Math.min(rows, row + 12 + Math.floor(14 * chance()));
    const isLast = end >= rows - 8;
    blocks.push(
      [x, TOP + row * ROW, width, 13, palette.ink],
      [x, TOP + row * ROW + 23, width * (0.4 + 0.5 * chance()), 13, palette.ink],
      ...text(x, width, row + 3, isLast ? rows : end - 2, chance),
    );
    row = isLast ? rows : end;
  }
  return blocks;
}

/** Paragraphs as grey lines, the last line of each shorter. */
function text(x: number, width: number, from: number, to: number, chance: Chance): Block[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index): Block => {
    const endsParagraph = from + index === to - 1 || chance() < 0.14;
    const part = endsParagraph ? 0.3 + 0.5 * chance() : 1;
    return [x, TOP + (from + index) * ROW, width * part, 6, palette.rule];
  });
}

/** A number from 0 to 1, the same series for the same seed. */
type Chance = () => number;

function chanceFor(seed: string): Chance {
  let drawn = 0;
  return () => {
    const hash = createHash('sha256').update(`${drawn} ${seed}`).digest();
    drawn += 1;
    return hash.readUInt32BE(0) / 2 ** 32;
  };
}
